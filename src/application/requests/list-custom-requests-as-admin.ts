import type { RequestStatus } from '../../domain/requests/custom-request.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ status: RequestStatus | null; page: PageRequest }>

/** Every buyer's requests, newest first, with who asks; `status` null stands for every status. */
export const listCustomRequestsAsAdmin = useCase(
  'ListCustomRequestsAsAdmin',
  { views: RequestViews },
  [],
  ({ views }) =>
    ({ status, page }: Input) =>
      views.all(status, page),
)
