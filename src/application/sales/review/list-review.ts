import type { PageRequest } from '../../../ports/kernel/page.ts'
import { ReviewDesk } from '../../../ports/sales/review-desk.ts'
import { useCase } from '../../kernel/use-case.ts'

/** The payments that wait for a person, or waited, newest first. */
export const listReview = useCase(
  'ListReview',
  { desk: ReviewDesk },
  [],
  ({ desk }) =>
    ({ status, page }: Readonly<{ status: 'open' | 'resolved'; page: PageRequest }>) =>
      desk.list({ status }, page),
)
