import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { invalidCredentials, rateLimited, suspended } from '../../domain/accounts/failures.ts'
import { profileOf } from '../../domain/accounts/user.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'
import { openingSessions, openSession } from './session-opened.ts'

const needs = { ...openingSessions, ...checkingCredentials, users: Users, transact: Transact }

type Input = Readonly<{ email: EmailAddress; password: string; visitor: Visitor }>

/** Signs a buyer in. That an account is suspended is told only to who knows its password. */
export const logIn = useCase(
  'LogIn',
  needs,
  [invalidCredentials, suspended, rateLimited],
  (deps) =>
    ({ email, password, visitor }: Input) =>
      pipe(
        checkedCredentials(deps)(deps.users, { kind: 'user', email, password, address: visitor.address }),
        TE.filterOrElseW(
          (user) => user.status !== 'suspended',
          () => suspended({}),
        ),
        TE.flatMap((user) =>
          pipe(
            deps.transact((tx) =>
              openSession(deps)(tx)({ kind: 'user', ownerId: user.id, userAgent: visitor.userAgent }),
            ),
            TE.map((tokens) => ({ user: profileOf(user), ...tokens })),
          ),
        ),
      ),
)
