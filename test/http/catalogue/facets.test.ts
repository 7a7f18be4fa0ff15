import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { shopOwner } from '../support/people.ts'
import { stockShelf } from '../support/shelf.ts'

describe('the list of workflows', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN,USD' })
    await stockShelf(shop, await shopOwner(shop))
  })
  afterAll(() => shop?.stop())

  const get = (query: string) => ask(shop.url, `/api/workflows${query}`)

  it('counts facets over the whole result, each without its own filter', async () => {
    const { json } = await get('?trigger=webhook&integration=gmail&facets=true&limit=1')
    expect(json.items).toHaveLength(1)
    expect(json.facets).toEqual({
      integration: [
        { value: 'slack', count: 2 },
        { value: 'gmail', count: 1 },
      ],
      trigger: [
        { value: 'schedule', count: 1 },
        { value: 'webhook', count: 1 },
      ],
      category: [],
      tag: [
        { value: 'bank', count: 1 },
        { value: 'daily', count: 1 },
      ],
      free: [{ value: 'false', count: 1 }],
      risk: [{ value: 'medium', count: 1 }],
      price: { min: 10_000, max: 10_000, count: 1 },
    })
  })

  it('counts the prices of one currency, the free items among them', async () => {
    const { json } = await get('?facets=true&minPrice=25000')
    expect(json.facets.price).toEqual({ min: 0, max: 30_000, count: 4 })
    expect((await get('?facets=true&currency=USD')).json.facets.price).toEqual({ min: 900, max: 900, count: 1 })
    expect((await get('?q=nothing-like-it&facets=true')).json.facets.price).toEqual({ min: 0, max: 0, count: 0 })
    expect((await get('')).json).not.toHaveProperty('facets')
  })

  it('AUTHZ-07: never counts or shows a draft', async () => {
    const { json } = await get('?facets=true')
    expect(json.facets.category).toEqual([
      { value: 'books', count: 2 },
      { value: 'mail', count: 2 },
    ])
    const categories = await ask(shop.url, '/api/categories')
    expect(categories.json.items).toEqual([
      { slug: 'books', name: 'Books', count: 2 },
      { slug: 'mail', name: 'Mail', count: 2 },
    ])
  })
})
