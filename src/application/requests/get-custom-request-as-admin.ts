import { pipe, TE } from '../../domain/kernel/fp.ts'
import { requestNotFound } from '../../domain/requests/failures.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

/** Any buyer's request, with who asks. */
export const getCustomRequestAsAdmin = useCase(
  'GetCustomRequestAsAdmin',
  { views: RequestViews },
  [requestNotFound],
  ({ views }) =>
    ({ id }: Readonly<{ id: string }>) =>
      pipe(views.one(id), TE.flatMap(TE.fromOption(() => requestNotFound({})))),
)
