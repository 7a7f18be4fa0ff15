import { wordsOf } from '../../domain/catalogue/words-of.ts'
import type { Currency } from '../../domain/kernel/money.ts'
import type { Sort, WorkflowFilters } from '../../ports/catalogue/workflow-reads.ts'

/** A search as it is asked for; members that are undefined leave everything. Prices are in minor units. */
export type Search = Readonly<{
  q?: string | undefined
  integration?: string | undefined
  node?: string | undefined
  trigger?: string | undefined
  category?: string | undefined
  tag?: string | undefined
  minPrice?: number | undefined
  maxPrice?: number | undefined
  currency?: Currency | undefined
  free?: boolean | undefined
  sort?: Sort | undefined
}>

/** A search as it is carried out, and the currency that its prices are in. */
export type Wanted = Readonly<{ filters: WorkflowFilters; sort: Sort; currency: Currency | null }>

/** Prices of different currencies are not compared: who asks for prices looks at items of one currency. */
const looksAtPrices = ({ minPrice, maxPrice, sort }: Search): boolean =>
  minPrice !== undefined || maxPrice !== undefined || sort === 'price' || sort === '-price'

export const wantedBy = (search: Search, accepted: ReadonlyArray<Currency>): Wanted => {
  const currency = search.currency ?? accepted[0] ?? null
  const { sort = 'newest' } = search
  return {
    sort,
    currency,
    filters: {
      words: search.q === undefined ? null : wordsOf(search.q),
      integration: search.integration ?? null,
      node: search.node ?? null,
      trigger: search.trigger ?? null,
      category: search.category ?? null,
      tag: search.tag ?? null,
      minPrice: search.minPrice ?? null,
      maxPrice: search.maxPrice ?? null,
      currency: looksAtPrices(search) ? currency : (search.currency ?? null),
      free: search.free ?? null,
    },
  }
}
