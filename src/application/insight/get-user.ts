import { userNotFound } from '../../domain/insight/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { UserDirectory } from '../../ports/insight/user-directory.ts'
import { useCase } from '../kernel/use-case.ts'

/** One buyer as the operators see them. */
export const getUser = useCase(
  'GetUser',
  { directory: UserDirectory },
  [userNotFound],
  ({ directory }) =>
    ({ id }: Readonly<{ id: string }>) =>
      pipe(directory.one(id), TE.flatMap(TE.fromOption(() => userNotFound({})))),
)
