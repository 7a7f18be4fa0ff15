import { accountNotFound } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { useCase } from '../kernel/use-case.ts'

/** One person of the shop. */
export const getOperator = useCase(
  'GetOperator',
  { admins: Admins },
  [accountNotFound],
  ({ admins }) =>
    ({ id }: Readonly<{ id: string }>) =>
      pipe(admins.byId(id), TE.flatMap(TE.fromOption(() => accountNotFound({})))),
)
