import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import { revised } from '../../../src/domain/catalogue/workflow.ts'
import {
  everything,
  type Sort,
  sorts,
  type WorkflowFilters,
  WorkflowReads,
} from '../../../src/ports/catalogue/workflow-reads.ts'
import { both, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { aListing, stocked } from './stock.ts'

const minute = 60_000
const naira = (amount: number) => ({ amount, currency: 'NGN' }) as const

both('What the public reads', [accounts, catalogue, delivery], (side) => {
  const reads = () => side().of(WorkflowReads)
  const titles = async (filters: Partial<WorkflowFilters> = {}, sort: Sort = 'newest') => {
    const page = await succeed(reads().list({ ...everything, ...filters }, sort, { limit: 100, after: null }))
    return page.items.map(({ title }) => title)
  }

  /** Seven workflows: five that are published, one a minute, a draft, and one that is unlisted. */
  const shelf = async (): Promise<ReadonlyArray<Workflow>> => {
    const put = (minutes: number, facts: Parameters<typeof stocked>[1]) =>
      stocked(side(), { at: new Date(someTime.getTime() + minutes * minute), ...facts })
    const facts = { integrations: ['slack'], nodeTypes: ['n8n-nodes-base.slack'], trigger: 'webhook', nodeCount: 2 }
    return [
      await put(0, { listing: { title: 'One', price: naira(30_000), categories: ['a', 'b'], tags: ['x'] } }),
      await put(1, { listing: { title: 'Two', price: naira(0), categories: ['b'], tags: [] } }),
      await put(2, {
        listing: { title: 'Three', price: naira(10_000), tags: ['x', 'y'] },
        version: { facts: { ...facts, risk: 'high' } },
      }),
      await put(3, { listing: { title: 'Four', price: { amount: 900, currency: 'USD' }, tags: ['straße'] } }),
      await put(4, { listing: { title: 'Five', price: naira(10_000), summary: 'ÜNÏ 100% _ \\' } }),
      await put(5, { listing: { title: 'A draft' }, published: false }),
      await put(6, {
        listing: { title: 'Unlisted' },
        revise: (workflow) => revised(workflow, someTime, { status: 'unlisted' }),
      }),
    ]
  }

  it('shows published workflows as cards, the newest first', async () => {
    const [one] = await shelf()
    const page = await succeed(reads().list(everything, 'newest', { limit: 100, after: null }))
    expect(page.next).toBeNull()
    expect(page.items.map(({ title }) => title)).toEqual(['Five', 'Four', 'Three', 'Two', 'One'])
    expect(page.items.at(-1)).toEqual({
      id: one?.id,
      slug: one?.slug,
      title: 'One',
      summary: aListing().summary,
      price: naira(30_000),
      categories: ['a', 'b'],
      tags: ['x'],
      integrations: ['gmail', 'google-sheets'],
      trigger: 'schedule',
      nodeCount: 4,
      risk: 'low',
      sales: 0,
      publishedAt: someTime,
    })
  })

  it.each<[Partial<WorkflowFilters>, ReadonlyArray<string>]>([
    [{ integration: 'slack' }, ['Three']],
    [{ node: 'n8n-nodes-base.slack' }, ['Three']],
    [{ trigger: 'schedule' }, ['Five', 'Four', 'Two', 'One']],
    [{ category: 'b' }, ['Two', 'One']],
    [{ tag: 'x' }, ['Three', 'One']],
    [{ tag: 'x', category: 'a' }, ['One']],
    [{ minPrice: 10_000, maxPrice: 10_000, currency: 'NGN' }, ['Five', 'Three']],
    [{ currency: 'USD' }, ['Four']],
    [{ free: true }, ['Two']],
    [{ free: false, currency: 'NGN' }, ['Five', 'Three', 'One']],
    [{ words: ['two'] }, ['Two']],
    [{ words: ['two'], category: 'b' }, ['Two']],
    [{ words: ['two'], category: 'a' }, []],
    [{ words: ['uni', '100'] }, ['Five']],
    [{ words: ['y'] }, ['Three']],
    [{ words: [] }, []],
    [{ words: ["'; drop table workflows; --"] }, []],
    [{ category: 'nothing' }, []],
  ])('leaves by %j only %j', async (filters, expected) => {
    await shelf()
    expect(await titles(filters)).toEqual(expected)
  })

  it('sorts by price either way, equal ones in one order', async () => {
    await shelf()
    const up = await titles({ currency: 'NGN' }, 'price')
    expect(up).toEqual(['Two', 'Three', 'Five', 'One'])
    expect(await titles({ currency: 'NGN' }, '-price')).toEqual(up.toReversed())
  })

  it.each(sorts)('shows everything once, page by page, sorted by %s', async (sort) => {
    await shelf()
    const all = await titles({}, sort)
    const pages = await walked((page) => reads().list(everything, sort, page), 2)
    expect(pages.map((page) => page.map(({ title }) => title))).toEqual([
      all.slice(0, 2),
      all.slice(2, 4),
      all.slice(4),
    ])
  })

  it('never skips or repeats while workflows are added', async () => {
    await shelf()
    const first = await succeed(reads().list(everything, 'newest', { limit: 2, after: null }))
    await stocked(side(), { at: new Date(someTime.getTime() + 60 * minute), listing: { title: 'Newer' } })
    const second = await succeed(reads().list(everything, 'newest', { limit: 2, after: first.next }))
    expect(second.items.map(({ title }) => title)).toEqual(['Three', 'Two'])
  })

  it('counts each facet with all filters but its own', async () => {
    await shelf()
    const facets = await succeed(reads().facets({ ...everything, tag: 'x', minPrice: 20_000 }, 'NGN'))
    expect(facets).toEqual({
      integration: [
        { value: 'gmail', count: 1 },
        { value: 'google-sheets', count: 1 },
      ],
      trigger: [{ value: 'schedule', count: 1 }],
      category: [
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ],
      tag: [{ value: 'x', count: 1 }],
      free: [{ value: 'false', count: 1 }],
      risk: [{ value: 'low', count: 1 }],
      price: { min: 10_000, max: 30_000, count: 2 },
    })
    expect((await succeed(reads().facets({ ...everything, category: 'nothing' }, 'NGN'))).price).toEqual({
      min: 0,
      max: 0,
      count: 0,
    })
  })
})
