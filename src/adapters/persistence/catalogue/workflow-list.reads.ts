import type { Card } from '../../../domain/catalogue/card.ts'
import { everything, type Sort, type WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest, Position } from '../../../ports/kernel/page.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { rowsFor } from '../kernel/rows-for.ts'
import type { Statement } from '../kernel/sql.ts'
import { cardColumns } from './card.row.ts'
import { conditionsOf } from './conditions.ts'
import { foundFirst } from './found-first.ts'

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
  column: 'published_at',
  type: 'timestamptz',
  direction: 'desc',
  start: ['infinity', greatestId],
  key: ({ publishedAt }) => publishedAt?.toISOString() ?? '',
}
const price = { column: 'price_amount', type: 'bigint', key: ({ price: { amount } }: Card) => amount } as const

/** Relevance without words to be relevant to is newest first. */
const orders: Readonly<Record<Sort, Order>> = {
  newest,
  relevance: newest,
  popular: {
    column: 'sales_count',
    type: 'bigint',
    direction: 'desc',
    start: [greatestInteger, greatestId],
    key: ({ sales }) => sales,
  },
  price: { ...price, direction: 'asc', start: [-1, leastId] },
  '-price': { ...price, direction: 'desc', start: [greatestInteger, greatestId] },
}

type Question = Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }>

/** Where to begin in an order, `$1` and `$2`, and how the rows behind it follow one another. */
const ordered = (sort: Sort, { after }: PageRequest) => {
  const { column, type, direction, start } = orders[sort]
  return {
    behind: `(w.${column}, w.id) ${direction === 'asc' ? '>' : '<'} ($1::${type}, $2::uuid)`,
    order: `w.${column} ${direction}, w.id ${direction}`,
    keys: [column] as const,
    values: after ?? start,
  }
}

/** What no index of a list answers. */
const { category: _, currency: __, ...others } = everything
const filtering = Object.keys(others) as ReadonlyArray<keyof typeof others>

/** Whether an index has this list as it is: everything, or a category; in one currency where prices order it. */
const isIndexed = (filters: WorkflowFilters, sort: Sort): boolean =>
  filtering.every((name) => filters[name] === null) &&
  (filters.currency === null || orders[sort].column === 'price_amount')

const indexed = (filters: WorkflowFilters, sort: Sort, page: PageRequest): Question => {
  const { behind, order, values } = ordered(sort, page)
  const { category, currency } = filters
  const of = [
    ...(category === null ? [] : [{ column: 'w.category', value: category }]),
    ...(currency === null ? [] : [{ column: 'w.price_currency', value: currency }]),
  ]
  const from = category === null ? `workflows w where w.status = 'published'` : 'category_shelves w where true'
  const text = `select ${cardColumns} from ${from}${of.map(({ column }, at) => ` and ${column} = $${at + 3}`).join('')}
 and ${behind} order by ${order} limit ${rowsFor(page)}`
  return { statement: namedByText('workflow_list', text), values: [...values, ...of.map(({ value }) => value)] }
}

/** Prices of one currency are in an order of their own: the currency belongs to the list, as in its index. */
const searched = (filters: WorkflowFilters, query: string | null, sort: Sort, page: PageRequest): Question => {
  const { behind, order, keys, values: from } = ordered(sort, page)
  const currency = orders[sort].column === price.column ? filters.currency : null
  const values = [...from, ...(currency === null ? [] : [currency])]
  const conditions = conditionsOf(currency === null ? filters : { ...filters, currency: null }, query, {
    first: values.length + 1,
  })
  const text = foundFirst({
    columns: cardColumns,
    list: `w.status = 'published'`,
    from: `${currency === null ? '' : 'w.price_currency = $3 and '}${behind}`,
    conditions: conditions.sql,
    order,
    keys: [...keys, ...(currency === null ? [] : ['price_currency'])],
    rows: rowsFor(page),
  })
  return { statement: namedByText('workflow_list', text), values: [...values, ...conditions.values] }
}

/** A page of the list behind these filters. `query`: what the words stand for, as `tsquery` writes it. */
export const listStatement = (
  filters: WorkflowFilters,
  query: string | null,
  sort: Sort,
  page: PageRequest,
): Question => (isIndexed(filters, sort) ? indexed(filters, sort, page) : searched(filters, query, sort, page))

export const pageOfCards = (found: ReadonlyArray<Card>, sort: Sort, { limit }: PageRequest): Page<Card> => {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? [orders[sort].key(last), last.id] : null }
}
