import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { priced, stockedItem } from './support/delivered.ts'

type Listed = Readonly<{ id: number; name: string; createdAt: string }>

describe('pages of templates', () => {
  let shop: TestShop
  const count = 45
  beforeAll(async () => {
    shop = await testShop()
    // Several at a time, as an import makes them: an order that times alone decide is none.
    const times = Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 4))))
    for (const publishedAt of times) await stockedItem(shop, { publishedAt })
    await stockedItem(shop, { price: priced })
    await stockedItem(shop, { status: 'unlisted' })
  })
  afterAll(() => shop?.stop())

  const page = async (query: string): Promise<Readonly<{ totalWorkflows: number; workflows: ReadonlyArray<Listed> }>> =>
    (await ask(shop.url, `/n8n/templates/search?search=&category=&${query}`)).json

  it('hold 20 each, all of them together every template once, and the total says how many', async () => {
    const pages = await Promise.all([1, 2, 3].map((at) => page(`page=${at}&limit=20`)))
    expect(pages.map(({ workflows }) => workflows.length)).toEqual([20, 20, 5])
    expect(pages.map(({ totalWorkflows }) => totalWorkflows)).toEqual([count, count, count])
    const all = pages.flatMap(({ workflows }) => workflows)
    expect(new Set(all.map(({ id }) => id)).size).toBe(count)
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .toReversed(),
    )
  })

  it('hold 20 whatever size is asked for, for n8n counts in twenties', async () => {
    for (const size of ['limit=5', 'rows=100', 'limit=0', 'limit=all'])
      expect((await page(`page=1&${size}`)).workflows).toHaveLength(20)
    expect((await page('page=2.4')).workflows).toEqual((await page('page=2')).workflows)
  })

  it('end with an empty one, which knows the total all the same', async () => {
    for (const at of [4, 1_000_000])
      expect(await page(`page=${at}`)).toMatchObject({ totalWorkflows: count, workflows: [] })
  })
})
