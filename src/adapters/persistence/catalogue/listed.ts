import type { Card } from '../../../domain/catalogue/card.ts'
import type { Sought } from '../../../domain/catalogue/search/sought.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Sort, WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest } from '../../../ports/kernel/page.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Reading } from '../kernel/database.ts'
import { read } from '../kernel/sql.ts'
import { type SelectedCard, toCard } from './card.row.ts'
import { pageOfRanked, type RankedFrom, rankedFrom, rankedStatement, type SelectedRanked } from './ranked-list.reads.ts'
import { toTsquery } from './sought.reads.ts'
import { listStatement, pageOfCards } from './workflow-list.reads.ts'

type Cards = TE.TaskEither<Unavailable, Page<Card>>

const nothing: Page<Card> = { items: [], next: null }

/** A page of what passes the filters. `sought`: what the words stand for; null when there are none. */
export const listedIn = (db: Reading) => {
  const listed = (filters: WorkflowFilters, sought: Sought | null, sort: Sort, page: PageRequest): Cards => {
    const { statement, values } = listStatement(filters, sought === null ? null : toTsquery(sought), sort, page)
    return pipe(
      read(db)<SelectedCard>(statement, values),
      TE.map((rows) => pageOfCards(rows.map(toCard), sort, page)),
    )
  }

  /** What is ranked ends somewhere; what is older follows it, the newest first, on the same page. */
  const followed = (filters: WorkflowFilters, sought: Sought, { items, next }: Page<Card>, limit: number): Cards => {
    const left = limit - items.length
    return pipe(
      listed(filters, sought, 'newest', { limit: Math.max(1, left), after: next }),
      TE.map((older) =>
        left === 0
          ? { items, next: older.items.length === 0 ? null : next }
          : { items: [...items, ...older.items], next: older.next },
      ),
    )
  }

  const ranked = (filters: WorkflowFilters, sought: Sought, from: RankedFrom, page: PageRequest): Cards => {
    const { statement, values } = rankedStatement(filters, sought, from, page)
    return pipe(
      read(db)<SelectedRanked>(statement, values),
      TE.map((rows) => pageOfRanked(rows, from, page)),
      TE.flatMap(
        (found): Cards => (found.next?.length === 2 ? followed(filters, sought, found, page.limit) : TE.right(found)),
      ),
    )
  }

  return (filters: WorkflowFilters, sought: Sought | null, sort: Sort, page: PageRequest): Cards => {
    if (sought?.length === 0) return TE.right(nothing)
    const from = sought !== null && sort === 'relevance' ? rankedFrom(page.after) : null
    return sought === null || from === null ? listed(filters, sought, sort, page) : ranked(filters, sought, from, page)
  }
}
