import { invalidCredentials, rateLimited, unauthenticated } from '../../domain/accounts/failures.ts'
import type { User } from '../../domain/accounts/user.ts'
import { mayEnter } from '../../domain/accounts/user-lifecycle.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Buyer } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { erasedAccount, erasingAccounts } from './account-erased.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'

const needs = { ...erasingAccounts, ...checkingCredentials }

type Input = Readonly<{ password: string; buyer: Buyer }>

/** A password was right when it was looked at; who changed it meanwhile may be another. */
const erased =
  (deps: Deps<typeof needs>, { id, passwordHash: known }: User) =>
  (tx: Tx) =>
    pipe(
      deps.users.lock(tx)(id),
      TE.map(O.filter((now) => mayEnter(now) && now.passwordHash === known)),
      TE.flatMap(TE.fromOption(() => invalidCredentials({}))),
      TE.flatMap((user) => erasedAccount(deps)(tx, user, id)),
    )

/**
 * Erases the signed-in buyer's own account, if they know its password. What was paid stays in the books, without whose
 * it was; the address is free for a new account.
 */
export const eraseMyAccount = useCase(
  'EraseMyAccount',
  needs,
  [unauthenticated, invalidCredentials, rateLimited],
  (deps) =>
    ({ password, buyer: { userId, address } }: Input) =>
      pipe(
        deps.users.byId(userId),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ email }) => checkedCredentials(deps)(deps.users, { kind: 'user', email, password, address })),
        TE.flatMap((user) => deps.transact(erased(deps, user))),
      ),
)
