import { pipe, TE } from '../../domain/kernel/fp.ts'
import { requestNotFound } from '../../domain/requests/failures.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

/** One of a buyer's own requests; another's is not told from one that does not exist. */
export const getCustomRequest = useCase(
  'GetCustomRequest',
  { views: RequestViews },
  [requestNotFound],
  ({ views }) =>
    ({ userId, id }: Readonly<{ userId: string; id: string }>) =>
      pipe(views.oneOfBuyer(userId, id), TE.flatMap(TE.fromOption(() => requestNotFound({})))),
)
