import type { PageRequest } from '../../ports/kernel/page.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

/** A buyer's own requests, newest first. */
export const listCustomRequests = useCase(
  'ListCustomRequests',
  { views: RequestViews },
  [],
  ({ views }) =>
    ({ userId, page }: Readonly<{ userId: string; page: PageRequest }>) =>
      views.ofBuyer(userId, page),
)
