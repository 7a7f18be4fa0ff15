import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type Operation, operationsOf } from '../../support/openapi/operations.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { post, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'
import { tried } from './callers.ts'

const secret = 'Unseen zebra'

describe('AUTHZ-07: a draft', () => {
  let shops: readonly [TestShop, TestShop]
  let operations: ReadonlyArray<Operation>
  let ada: Person
  let draft: Readonly<{ workflowId: string; slug: string }>
  beforeAll(async () => {
    const shop = await testShop()
    shops = [shop, await besides(shop)]
    operations = await operationsOf(shop.url)
    const owner = await shopOwner(shop)
    ada = await buyer(shop)
    await post(shop, owner, '/api/admin/categories', { name: 'Mail', slug: 'mail' })
    await uploaded(shop, owner, { title: 'Seen', categories: ['mail'] })
    const free = { amount: 0, currency: 'NGN' }
    draft = await uploaded(shop, owner, {
      title: secret,
      summary: `${secret} summary`,
      categories: ['mail'],
      tags: ['zebra'],
      price: free,
      publish: false,
    })
  })
  afterAll(async () => {
    await shops?.[1].stop()
    await shops?.[0].stop()
  })

  const everywhere = (path: string) => Promise.all(shops.map(({ url }) => ask(url, path)))

  it('is not there by its id or slug, on any route of a workflow, for visitors and buyers', async () => {
    const ofOne = operations.filter(({ path }) => /^\/api\/workflows\/\{/.test(path))
    expect(ofOne.length).toBeGreaterThan(6)
    for (const operation of ofOne)
      for (const id of [draft.workflowId, draft.slug])
        for (const shop of shops)
          for (const headers of [{}, bearer(ada.accessToken)]) {
            const answer = await tried(shop, operation, headers, { id, idOrSlug: id, version: '1.0.0' })
            const isClosed = operation.security[0]?.['user'] !== undefined && !('Authorization' in headers)
            expect([operation.id, answer.status]).toEqual([operation.id, isClosed ? 401 : 404])
          }
  })

  it.each([
    '',
    'q=zebra',
    'q=Unseen',
    'category=mail',
    'tag=zebra',
    'free=true',
    ...['newest', 'popular', 'price', '-price'].map((sort) => `sort=${sort}`),
    'q=zebra&sort=relevance',
    'minPrice=0&maxPrice=0',
    'integration=slack',
    'node=slack',
    'limit=100',
  ])('is in no list (%s)', async (query) => {
    for (const answer of await everywhere(`/api/workflows?${query}&facets=true`.replace('?&', '?'))) {
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/unseen|zebra/i)
    }
  })

  it('is counted nowhere', async () => {
    for (const { json } of await everywhere('/api/workflows?facets=true')) {
      expect(json.items).toHaveLength(1)
      expect(json.facets.category).toEqual([{ value: 'mail', count: 1 }])
      expect(json.facets.price).toMatchObject({ count: 1, min: 500_000 })
    }
    for (const { json } of await everywhere('/api/categories'))
      expect(json.items).toEqual([{ slug: 'mail', name: 'Mail', count: 1 }])
  })

  it('is not sold, and not shown inside n8n', async () => {
    for (const { url } of shops) {
      const quote = await ask(url, '/api/payment/quote', { body: { workflowId: draft.workflowId } })
      expect(quote.status).toBe(404)
      const body = { workflowId: draft.workflowId }
      const paying = await ask(url, '/api/payment/initialize', { headers: bearer(ada.accessToken), body })
      expect(paying.status).toBe(404)
      expect((await ask(url, '/n8n/templates/search')).text).not.toMatch(/unseen|zebra/i)
    }
  })
})
