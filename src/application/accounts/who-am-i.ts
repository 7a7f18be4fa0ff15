import { unauthenticated } from '../../domain/accounts/failures.ts'
import { profileOf } from '../../domain/accounts/user.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { useCase } from '../kernel/use-case.ts'

/** The signed-in buyer's own account. */
export const whoAmI = useCase(
  'WhoAmI',
  { users: Users },
  [unauthenticated],
  ({ users }) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      pipe(users.byId(userId), TE.flatMap(TE.fromOption(() => unauthenticated({}))), TE.map(profileOf)),
)
