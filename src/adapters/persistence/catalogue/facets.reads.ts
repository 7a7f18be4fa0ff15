import type { Facets } from '../../../domain/catalogue/workflow-views.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Reading } from '../kernel/database.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { read } from '../kernel/sql.ts'
import { conditionsOf } from './conditions.ts'

type Counting = Exclude<keyof Facets, 'price'>
type Filter = keyof WorkflowFilters

/** The filters that a facet's counts leave out. */
const own: Readonly<Record<keyof Facets, ReadonlyArray<Filter>>> = {
  integration: ['integration'],
  trigger: ['trigger'],
  category: ['category'],
  tag: ['tag'],
  free: ['free'],
  risk: [],
  price: ['minPrice', 'maxPrice', 'currency'],
}
const names = Object.keys(own) as ReadonlyArray<keyof Facets>

/** Values beyond the most frequent ones of a facet are for a search, not for a list to choose from. */
const mostValues = 100

/** So many workflows are counted one by one, all results of a question together; of more, a lot is counted by chance. */
const mostCounted = 6_000
const lots = [256, 64, 16, 4] as const
type Lot = (typeof lots)[number] | 1

/** As the index of a lot has it: it is found by these words. */
const inLot = (lot: Lot): ReadonlyArray<string> => (lot === 1 ? [] : [`get_byte(uuid_send(id), 15) % ${lot} = 0`])
/** The same as a mark, for a question without words and filters has nothing else that the index answers. */
const marksOf = (lot: Lot): ReadonlyArray<string> => (lot === 1 ? [] : [`lot:${lot}`])

const without = (filters: WorkflowFilters, left: ReadonlyArray<Filter>): WorkflowFilters => ({
  ...filters,
  ...Object.fromEntries(left.map((name) => [name, null])),
})

/** The same results answer every facet that leaves out no filter of the question. */
type Result = Readonly<{ filters: WorkflowFilters; facets: ReadonlyArray<keyof Facets> }>

const resultsOf = (filters: WorkflowFilters): ReadonlyArray<Result> => {
  const leaves = (facet: keyof Facets): boolean => own[facet].some((name) => filters[name] !== null)
  return [
    { filters, facets: names.filter((facet) => !leaves(facet)) },
    ...names.filter(leaves).map((facet) => ({ filters: without(filters, own[facet]), facets: [facet] })),
  ]
}

type SelectedCount = Readonly<{ facet: keyof Facets; value: string; count: string; least: string; most: string }>

const lotStatement = (filters: WorkflowFilters, query: string | null) => {
  const { sql, values } = conditionsOf(filters, query, { marks: marksOf(lots[0]) })
  const text = `select count(*) as count from workflows w
   where ${[`w.status = 'published'`, ...inLot(lots[0]), ...sql].join(' and ')}`
  return { statement: namedByText('facets_lot', text), values }
}

const arrays: ReadonlyArray<Readonly<{ facet: Counting; column: string }>> = [
  { facet: 'integration', column: 'integrations' },
  { facet: 'category', column: 'categories' },
  { facet: 'tag', column: 'tags' },
]
const single: ReadonlyArray<Readonly<{ facet: Counting; value: string }>> = [
  { facet: 'trigger', value: 'trigger' },
  { facet: 'free', value: '(price_amount = 0)::text' },
  { facet: 'risk', value: 'risk' },
]

const countStatement = (filters: WorkflowFilters, query: string | null, lot: Lot, currency: Currency) => {
  const { sql, values } = conditionsOf(filters, query, { first: 2, marks: marksOf(lot) })
  const of = (facet: Counting, from: string, value: string) =>
    `(select '${facet}' as facet, ${value} as value, count(*) as count, 0 as least, 0 as most
        from ${from} group by 2 order by 3 desc, 2 limit ${mostValues})`
  const text = `
with found as materialized (
  select integrations, categories, tags, trigger, risk, price_amount, price_currency from workflows w
   where ${[`w.status = 'published'`, ...inLot(lot), ...sql].join(' and ')})
${[
  ...arrays.map(({ facet, column }) => of(facet, `found, unnest(${column}) as each`, 'each')),
  ...single.map(({ facet, value }) => of(facet, 'found', value)),
  `select 'price', '', count(*), coalesce(min(price_amount), 0), coalesce(max(price_amount), 0)
     from found where price_currency = $1`,
].join('\nunion all\n')}`
  return { statement: namedByText('facets_counted', text), values: [currency, ...values] }
}

/** As few workflows by chance as will do: all of them when there are few enough. */
const lotFor = (inFirst: number, most: number): Lot =>
  [1 as const, 4 as const, 16 as const, 64 as const].find((lot) => (inFirst * lots[0]) / lot <= most) ?? lots[0]

const counts = (rows: ReadonlyArray<SelectedCount>, wanted: Counting, lot: Lot): Facets[Counting] =>
  rows
    .filter(({ facet }) => facet === wanted)
    .map(({ value, count }) => ({ value, count: Number(count) * lot }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))

const pricesOf = (rows: ReadonlyArray<SelectedCount>, lot: Lot): Facets['price'] => {
  const price = rows.find(({ facet }) => facet === 'price')
  return { min: Number(price?.least ?? 0), max: Number(price?.most ?? 0), count: Number(price?.count ?? 0) * lot }
}

type Counted = Readonly<{ rows: ReadonlyArray<SelectedCount>; lot: Lot; facets: ReadonlyArray<keyof Facets> }>

const toFacets = (counted: ReadonlyArray<Counted>): Facets => {
  const of = (facet: keyof Facets): Counted =>
    counted.find(({ facets }) => facets.includes(facet)) ?? { rows: [], lot: 1, facets: [] }
  const list = (facet: Counting) => counts(of(facet).rows, facet, of(facet).lot)
  return {
    integration: list('integration'),
    trigger: list('trigger'),
    category: list('category'),
    tag: list('tag'),
    free: list('free'),
    risk: list('risk'),
    price: pricesOf(of('price').rows, of('price').lot),
  }
}

/**
 * Counts over the whole result, each facet without its own filter. Up to some thousand workflows they are exact; of more
 * results one workflow in 4, 16, 64 or 256 is counted and multiplied, so that a million costs what a thousand do.
 */
export const facetsIn =
  (db: Reading) =>
  (filters: WorkflowFilters, query: string | null, currency: Currency): TE.TaskEither<Unavailable, Facets> => {
    const results = resultsOf(filters)
    const most = mostCounted / results.length
    const counted = ({ filters: some, facets }: Result): TE.TaskEither<Unavailable, Counted> => {
      const first = lotStatement(some, query)
      return pipe(
        read(db)<Readonly<{ count: string }>>(first.statement, first.values),
        TE.map(([row]) => lotFor(Number(row?.count ?? 0), most)),
        TE.flatMap((lot) => {
          const { statement, values } = countStatement(some, query, lot, currency)
          return pipe(
            read(db)<SelectedCount>(statement, values),
            TE.map((rows) => ({ rows, lot, facets })),
          )
        }),
      )
    }
    return pipe(results, TE.traverseSeqArray(counted), TE.map(toFacets))
  }
