import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { invalidCredentials } from '../../domain/accounts/failures.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { countedLogin, countingLogins } from './counted-login.ts'

export const checkingCredentials = { ...countingLogins, hasher: PasswordHasher, transact: Transact }

type Account = Readonly<{ id: string; passwordHash: string }>

/** Where accounts of one kind are found. */
type Accounts<A extends Account> = Readonly<{
  byEmail: (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<A>>
  rehash: (tx: Tx) => (id: string, oldHash: string, newHash: string) => TE.TaskEither<Unavailable, void>
}>

type Credentials = Readonly<{ kind: SessionKind; email: EmailAddress; password: string; address: string }>

/**
 * The account whose password this is. An unknown address costs the same time and counts the same failures as a wrong
 * password, so neither answer nor duration tells which it was.
 */
export const checkedCredentials =
  (deps: Deps<typeof checkingCredentials>) =>
  <A extends Account>(accounts: Accounts<A>, { kind, email, password, address }: Credentials) => {
    const { throttle, hasher, transact } = deps
    const renewed = (found: A) =>
      pipe(
        hasher.hash(password),
        TE.tap((hash) => transact((tx) => accounts.rehash(tx)(found.id, found.passwordHash, hash))),
        TE.map((passwordHash): A => ({ ...found, passwordHash })),
      )
    return pipe(
      countedLogin(deps)(accounts.byEmail, { kind, email, address }),
      TE.bindTo('attempts'),
      TE.bindW('found', () => accounts.byEmail(email)),
      TE.bindW('verdict', ({ found }) => hasher.verify(O.isSome(found) ? found.value.passwordHash : null, password)),
      TE.flatMap(
        ({
          attempts,
          found,
          verdict,
        }): TE.TaskEither<Unavailable | Conflict | FailedBy<typeof invalidCredentials>, A> =>
          O.isSome(found) && verdict !== 'wrong'
            ? pipe(
                throttle.giveBack(attempts),
                TE.flatMap(() => (verdict === 'match_outdated' ? renewed(found.value) : TE.right(found.value))),
              )
            : TE.left(invalidCredentials({})),
      ),
    )
  }
