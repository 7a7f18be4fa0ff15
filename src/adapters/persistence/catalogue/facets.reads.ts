import type { Facets } from '../../../domain/catalogue/workflow-views.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Statement } from '../kernel/sql.ts'
import { namedByText, type Where, where } from './conditions.ts'

type Counting = Exclude<keyof Facets, 'price'>

export type SelectedCount = Readonly<{ facet: keyof Facets; value: string; count: string; least: string; most: string }>

/** Where a facet's values are: each element of an array column, or an expression of its own. */
const values: Readonly<
  Record<Counting, Readonly<{ from: string; value: string; without: keyof WorkflowFilters | null }>>
> = {
  integration: { from: ', unnest(w.integrations) as value', value: 'value', without: 'integration' },
  category: { from: ', unnest(w.categories) as value', value: 'value', without: 'category' },
  tag: { from: ', unnest(w.tags) as value', value: 'value', without: 'tag' },
  trigger: { from: '', value: 'w.trigger', without: 'trigger' },
  free: { from: '', value: `(w.price_amount = 0)::text`, without: 'free' },
  risk: { from: '', value: 'w.risk', without: null },
}

const counting = (facet: Counting, conditions: Where): string => {
  const { from, value, without } = values[facet]
  const passing = without === null ? conditions.of() : conditions.of(without)
  return `select '${facet}' as facet, ${value} as value, count(*) as count, 0 as least, 0 as most
            from workflows w${from} where ${passing} group by 2`
}

const prices = (conditions: Where, currency: string): string =>
  `select 'price', '', count(*), coalesce(min(w.price_amount), 0), coalesce(max(w.price_amount), 0)
     from workflows w
    where ${conditions.of('minPrice', 'maxPrice', 'currency')} and w.price_currency = ${currency}`

/** Counts over the whole result, each facet without its own filter; the last value is the currency of the prices. */
export const facetsStatement = (
  filters: WorkflowFilters,
  currency: Currency,
): Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }> => {
  const conditions = where(filters)
  const facets = Object.keys(values) as ReadonlyArray<Counting>
  const text = [
    ...facets.map((facet) => counting(facet, conditions)),
    prices(conditions, `$${conditions.values.length + 1}`),
  ].join('\nunion all\n')
  return { statement: namedByText('workflow_facets', text), values: [...conditions.values, currency] }
}

const counts = (rows: ReadonlyArray<SelectedCount>, wanted: Counting): Facets[Counting] =>
  rows
    .filter(({ facet }) => facet === wanted)
    .map(({ value, count }) => ({ value, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))

export const toFacets = (rows: ReadonlyArray<SelectedCount>): Facets => {
  const price = rows.find(({ facet }) => facet === 'price')
  return {
    integration: counts(rows, 'integration'),
    trigger: counts(rows, 'trigger'),
    category: counts(rows, 'category'),
    tag: counts(rows, 'tag'),
    free: counts(rows, 'free'),
    risk: counts(rows, 'risk'),
    price: { min: Number(price?.least ?? 0), max: Number(price?.most ?? 0), count: Number(price?.count ?? 0) },
  }
}
