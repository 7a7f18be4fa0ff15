import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import type { TE } from '../../../src/domain/kernel/fp.ts'
import { OperatorReads } from '../../../src/ports/catalogue/operator-reads.ts'
import {
  everything,
  type Sort,
  type WorkflowFilters,
  WorkflowReads,
} from '../../../src/ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest } from '../../../src/ports/kernel/page.ts'
import { both, type Side } from '../both.ts'
import { someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { stocked } from './stock.ts'

/** Few times and prices, so that many are equal and their ids alone put them in order. */
const item = fc.record({
  minute: fc.integer({ min: 0, max: 3 }),
  price: fc.constantFrom(0, 100, 200),
  categories: fc.subarray(['books', 'mail']),
  isReport: fc.boolean(),
})
type Item = typeof item extends fc.Arbitrary<infer A> ? A : never

const walk = fc.record({
  there: fc.array(item, { minLength: 1, maxLength: 7 }),
  /** What comes while each page is read. */
  coming: fc.array(fc.array(item, { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  limit: fc.integer({ min: 1, max: 3 }),
})

const put = (side: Side, { minute, price, categories, isReport }: Item): Promise<unknown> =>
  stocked(side, {
    at: new Date(someTime.getTime() + minute * 60_000),
    listing: { title: isReport ? 'A report' : 'A mail', price: { amount: price, currency: 'NGN' }, categories },
  })

type Listed = Readonly<{ id: string }>
type List = (side: Side) => (page: PageRequest) => TE.TaskEither<unknown, Page<Listed>>

const publicly =
  (sort: Sort, filters: Partial<WorkflowFilters> = {}): List =>
  (side) =>
  (page) =>
    side.of(WorkflowReads).list({ ...everything, ...filters }, sort, page)

const ngn = { currency: 'NGN' } as const
const ranges: ReadonlyArray<readonly [string, Partial<WorkflowFilters>]> = [
  ['of everything', ngn],
  ['of a category', { ...ngn, category: 'books' }],
  ['of a search', { ...ngn, words: ['report'] }],
  ['of a search in a category', { ...ngn, words: ['report'], category: 'mail' }],
  ['of a range of prices', { ...ngn, minPrice: 100, maxPrice: 200 }],
]
const priced = ranges.filter(([name]) => name === 'of a category' || name === 'of a search')
const lists: ReadonlyArray<readonly [string, List]> = [
  ...ranges.map(([name, filters]) => [`newest, ${name}`, publicly('newest', filters)] as const),
  ...(['price', '-price'] as const).flatMap((sort) =>
    priced.map(([name, filters]) => [`${sort}, ${name}`, publicly(sort, filters)] as const),
  ),
  ['operators, of everything', (side) => (page) => side.of(OperatorReads).list({ words: null, status: null }, page)],
  [
    'operators, of a search',
    (side) => (page) => side.of(OperatorReads).list({ words: ['report'], status: 'published' }, page),
  ],
]

both('Paging', [accounts, catalogue, delivery], (side) => {
  describe('shows what was there once, and what comes meanwhile at most once', () => {
    it.each(lists)('%s', async (_, list) => {
      await fc.assert(
        fc.asyncProperty(walk, async ({ there, coming, limit }) => {
          for (const each of there) await put(side(), each)
          const before = (await walked(list(side()), 100)).flat().map(({ id }) => id)
          let pages = 0
          const seen = await walked((page) => {
            const arriving = Promise.all((coming[pages] ?? []).map((each) => put(side(), each)))
            pages += 1
            const read = list(side())(page)
            return async () => {
              const [found] = await Promise.all([read(), arriving])
              return found
            }
          }, limit)
          const ids = seen.flat().map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(before.filter((id) => !ids.includes(id))).toEqual([])
          const after = (await walked(list(side()), 100)).flat().map(({ id }) => id)
          expect(after.filter((id) => ids.includes(id))).toEqual(ids)
        }),
        { numRuns: 4 },
      )
    })
  })
})
