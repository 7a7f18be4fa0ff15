import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { invalidCredentials, rateLimited, suspended } from '../../domain/accounts/failures.ts'
import { profileOf, type User } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'
import { openingSessions, openSession } from './session-opened.ts'

const needs = { ...openingSessions, ...checkingCredentials, users: Users, transact: Transact }

type Input = Readonly<{ email: EmailAddress; password: string; visitor: Visitor }>

/**
 * A password was right when it was looked at. Whoever suspends the account or changes its password meanwhile ends all
 * sessions, this one too: so the account is held, and looked at once more.
 */
const stillTheirs = ({ users }: Deps<typeof needs>, tx: Tx, { id, passwordHash }: User) =>
  pipe(
    users.lock(tx)(id),
    TE.map(O.filter((now) => now.passwordHash === passwordHash)),
    TE.flatMap(TE.fromOption(() => invalidCredentials({}))),
    TE.filterOrElseW(
      ({ status }) => status !== 'suspended',
      () => suspended({}),
    ),
    TE.filterOrElseW(mayEnter, () => invalidCredentials({})),
  )

/** Signs a buyer in. That an account is suspended is told only to who knows its password. */
export const logIn = useCase(
  'LogIn',
  needs,
  [invalidCredentials, suspended, rateLimited],
  (deps) =>
    ({ email, password, visitor }: Input) =>
      pipe(
        checkedCredentials(deps)(deps.users, { kind: 'user', email, password, address: visitor.address }),
        TE.flatMap((user) =>
          pipe(
            deps.transact((tx) =>
              pipe(
                stillTheirs(deps, tx, user),
                TE.bindTo('now'),
                TE.bindW('tokens', () => openSession(deps)(tx)({ kind: 'user', ownerId: user.id, visitor })),
              ),
            ),
            TE.map(({ now, tokens }) => ({ user: profileOf(now), ...tokens })),
          ),
        ),
      ),
)
