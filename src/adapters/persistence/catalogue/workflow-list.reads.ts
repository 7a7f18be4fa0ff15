import type { Card } from '../../../domain/catalogue/card.ts'
import type { Sort, WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest, Position } from '../../../ports/kernel/page.ts'
import type { Statement } from '../kernel/sql.ts'
import { cardColumns } from './card.row.ts'
import { namedByText, where } from './conditions.ts'

const leastId = '00000000-0000-0000-0000-000000000000'
const greatestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const greatestInteger = '9223372036854775807'

/** An order that an index answers, and the place before every row of it. */
type Order = Readonly<{
  column: string
  type: 'timestamptz' | 'bigint'
  direction: 'asc' | 'desc'
  start: Position
  key: (card: Card) => string | number
}>

const newest: Order = {
  column: 'w.published_at',
  type: 'timestamptz',
  direction: 'desc',
  start: ['infinity', greatestId],
  key: ({ publishedAt }) => publishedAt?.toISOString() ?? '',
}
const price = { column: 'w.price_amount', type: 'bigint', key: ({ price: { amount } }: Card) => amount } as const

const orders: Readonly<Record<Sort, Order>> = {
  newest,
  relevance: newest,
  popular: {
    column: 'w.sales_count',
    type: 'bigint',
    direction: 'desc',
    start: [greatestInteger, greatestId],
    key: ({ sales }) => sales,
  },
  price: { ...price, direction: 'asc', start: [-1, leastId] },
  '-price': { ...price, direction: 'desc', start: [greatestInteger, greatestId] },
}

/** A page of the list behind these filters; one row more than it holds tells whether another follows. */
export const listStatement = (
  filters: WorkflowFilters,
  sort: Sort,
  { after, limit }: PageRequest,
): Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }> => {
  const { column, type, direction, start } = orders[sort]
  const conditions = where(filters)
  const parameter = (at: number) => `$${conditions.values.length + at}`
  const beyond = direction === 'asc' ? '>' : '<'
  const text = `select ${cardColumns} from workflows w
 where ${conditions.of()} and (${column}, w.id) ${beyond} (${parameter(1)}::${type}, ${parameter(2)}::uuid)
 order by ${column} ${direction}, w.id ${direction} limit ${parameter(3)}`
  return {
    statement: namedByText('workflow_list', text),
    values: [...conditions.values, ...(after ?? start), limit + 1],
  }
}

export const pageOfCards = (found: ReadonlyArray<Card>, sort: Sort, { limit }: PageRequest): Page<Card> => {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? [orders[sort].key(last), last.id] : null }
}
