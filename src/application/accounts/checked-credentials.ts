import { type EmailAddress, emailKey } from '../../domain/accounts/email-address.ts'
import { invalidCredentials, rateLimited } from '../../domain/accounts/failures.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { type Attempt, Throttle } from '../../ports/accounts/throttle.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { countedOr } from './counted-or.ts'

export const checkingCredentials = { throttle: Throttle, hasher: PasswordHasher, digest: Digest, transact: Transact }

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
  ({ throttle, hasher, digest, transact }: Deps<typeof checkingCredentials>) =>
  <A extends Account>(accounts: Accounts<A>, { kind, email, password, address }: Credentials) => {
    const account = digest.sha256(`${kind} ${emailKey(email)}`)
    const attempts: ReadonlyArray<Attempt> = [
      { rule: 'login_account_address', key: `${account} ${address}` },
      { rule: 'login_account', key: account },
      { rule: 'login_address', key: address },
    ]
    const renewed = (found: A) =>
      pipe(
        hasher.hash(password),
        TE.tap((hash) => transact((tx) => accounts.rehash(tx)(found.id, found.passwordHash, hash))),
        TE.map((passwordHash): A => ({ ...found, passwordHash })),
      )
    return pipe(
      countedOr(rateLimited)(throttle, attempts),
      TE.flatMap(() => accounts.byEmail(email)),
      TE.bindTo('found'),
      TE.bindW('verdict', ({ found }) => hasher.verify(O.isSome(found) ? found.value.passwordHash : null, password)),
      TE.flatMap(
        ({ found, verdict }): TE.TaskEither<Unavailable | Conflict | FailedBy<typeof invalidCredentials>, A> =>
          O.isSome(found) && verdict !== 'wrong'
            ? pipe(
                throttle.giveBack(attempts),
                TE.flatMap(() => (verdict === 'match_outdated' ? renewed(found.value) : TE.right(found.value))),
              )
            : TE.left(invalidCredentials({})),
      ),
    )
  }
