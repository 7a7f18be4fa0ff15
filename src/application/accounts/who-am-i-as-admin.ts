import { unauthenticated } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { useCase } from '../kernel/use-case.ts'

/** The signed-in operator's own account. */
export const whoAmIAsAdmin = useCase(
  'WhoAmIAsAdmin',
  { admins: Admins },
  [unauthenticated],
  ({ admins }) =>
    ({ adminId }: Readonly<{ adminId: string }>) =>
      pipe(admins.byId(adminId), TE.flatMap(TE.fromOption(() => unauthenticated({})))),
)
