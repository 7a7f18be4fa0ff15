import type { Card } from '../../../domain/catalogue/card.ts'
import type { Sought } from '../../../domain/catalogue/search/sought.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest, Position } from '../../../ports/kernel/page.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { rowsFor } from '../kernel/rows-for.ts'
import { type Statement, timeOf } from '../kernel/sql.ts'
import { cardColumns, type SelectedCard, toCard } from './card.row.ts'
import { conditionsOf } from './conditions.ts'
import { foundFirst } from './found-first.ts'
import { searchWeights } from './search-column.ts'
import { toRanking, toTsquery } from './sought.reads.ts'

/** So many of the newest that are found are ranked; fewer will do where they are met soon. */
const mostRanked = 300
const enough = 60

/** A rank, and the newest and oldest of those that are ranked; `complete`: nothing older was found. */
export type SelectedRanked = SelectedCard &
  Readonly<{
    ranked: string
    complete: boolean
    newest_at: string
    newest_id: string
    oldest_at: string
    oldest_id: string
  }>

/** Where ranking stands: how many ranked ones were shown, and the newest that is ranked, for what comes later is not. */
export type RankedFrom = Readonly<{ shown: number; at: string | number; id: string | number }>

const start: RankedFrom = { shown: 0, at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** A position among the ranked has three members; one in what is older than all of them, which follows, has two. */
export const rankedFrom = (after: Position | null): RankedFrom | null => {
  if (after === null) return start
  const [shown, at, id] = after
  return after.length === 3 && shown !== undefined && at !== undefined && id !== undefined
    ? { shown: Number(shown), at, id }
    : null
}

export const rankedStatement = (
  filters: WorkflowFilters,
  sought: Sought,
  { shown, at, id }: RankedFrom,
  page: PageRequest,
): Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }> => {
  const { asked, meant } = toRanking(sought)
  const conditions = conditionsOf(filters, toTsquery(sought), { first: 6 })
  const found = foundFirst({
    columns: 'w.id, w.published_at, w.price_amount, w.price_currency',
    list: `w.status = 'published'`,
    from: '(w.published_at, w.id) <= ($1::timestamptz, $2::uuid)',
    conditions: conditions.sql,
    order: 'w.published_at desc, w.id desc',
    keys: ['published_at'],
    rows: mostRanked,
    enough,
  })
  const rank = (query: string) => `ts_rank('${searchWeights}', w.search, ${query}::tsquery)`
  const text = `
with found as materialized (${found}),
bounds as (
  select (array_agg(published_at order by published_at desc, id desc))[1] as newest_at,
         (array_agg(id order by published_at desc, id desc))[1] as newest_id,
         (array_agg(published_at order by published_at, id))[1] as oldest_at,
         (array_agg(id order by published_at, id))[1] as oldest_id,
         count(*) as ranked, count(*) < ${enough} as complete
    from found)
select ${cardColumns}, bounds.*
  from (select w.id, ${rank('$3')} + ${rank('$4')} as rank
          from found join workflows w on w.id = found.id
         order by rank desc, w.published_at desc, w.id desc offset $5::int limit ${rowsFor(page)}) best
  join workflows w on w.id = best.id cross join bounds
 order by best.rank desc, w.published_at desc, w.id desc`
  return {
    statement: namedByText('workflows_ranked', text),
    values: [at, id, asked, meant, shown, ...conditions.values],
  }
}

/** The page, and where the next one begins: among the ranked, or behind all of them. */
export const pageOfRanked = (
  rows: ReadonlyArray<SelectedRanked>,
  { shown }: RankedFrom,
  { limit }: PageRequest,
): Page<Card> => {
  const items = rows.slice(0, limit).map(toCard)
  const [first] = rows
  if (first === undefined) return { items, next: null }
  if (rows.length > limit)
    return { items, next: [shown + limit, timeOf(first.newest_at).toISOString(), first.newest_id] }
  return { items, next: first.complete ? null : [timeOf(first.oldest_at).toISOString(), first.oldest_id] }
}
