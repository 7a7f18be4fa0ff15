import { accountNotFound } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { erasedAccount, erasingAccounts } from './account-erased.ts'

/** An owner erases a buyer's account, as the buyer could themselves. Once more changes nothing, and is written down. */
export const eraseUser = useCase(
  'EraseUser',
  erasingAccounts,
  [accountNotFound],
  (deps) =>
    ({ id, operator }: Readonly<{ id: string; operator: Operator }>) =>
      deps.transact((tx) =>
        pipe(
          deps.users.lock(tx)(id),
          TE.flatMap(TE.fromOption(() => accountNotFound({}))),
          TE.flatMap((user) => erasedAccount(deps)(tx, user, operator.adminId)),
        ),
      ),
)
