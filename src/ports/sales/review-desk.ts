import type { O, TE } from '../../domain/kernel/fp.ts'
import type { ReviewView } from '../../domain/sales/review-view.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** What waits for a person, and what waited, newest first. */
export type ReviewDesk = Readonly<{
  list: (
    filter: Readonly<{ status: 'open' | 'resolved' }>,
    page: PageRequest,
  ) => TE.TaskEither<Unavailable, Page<ReviewView>>
  one: (reference: string) => TE.TaskEither<Unavailable, O.Option<ReviewView>>
}>
export const ReviewDesk = port<ReviewDesk>('ReviewDesk')
