import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { actsOf, send, told, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('categories', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const at = (id: string, more = '') => `/api/admin/workflows/${id}${more}`
  const see = (id: string) => send(shop, owner, 'GET', at(id))
  const actsOn = (id: string) => actsOf(shop, id)

  const category = (method: string, slug: string, body?: unknown) =>
    send(shop, owner, method, `/api/admin/categories${slug}`, { body })

  it('are made, renamed and deleted, on their workflows too', async () => {
    expect((await category('POST', '', { name: 'Büro & Post' })).json).toEqual({
      slug: 'buro-post',
      name: 'Büro & Post',
      count: 0,
    })
    expect(told(await category('POST', '', { name: 'Büro, Post' }))).toMatchObject({ status: 409, code: 'CONFLICT' })
    expect(told(await category('POST', '', { name: '发票' })).errors).toEqual(['/slug required'])
    expect((await category('POST', '', { name: '发票', slug: 'invoices' })).status).toBe(201)
    const { workflowId } = await uploaded(shop, owner, { categories: ['buro-post', 'invoices'] })
    const renamed = await category('PATCH', '/buro-post', { slug: 'office', name: 'Office' })
    expect(renamed.json).toEqual({ slug: 'office', name: 'Office', count: 1 })
    expect((await see(workflowId)).json.categories).toEqual(['office', 'invoices'])
    expect(told(await category('PATCH', '/office', { slug: 'invoices' })).code).toBe('CONFLICT')
    expect((await category('PATCH', '/buro-post', { name: 'X' })).status).toBe(404)
    expect((await category('DELETE', '/office')).status).toBe(204)
    expect((await category('DELETE', '/office')).status).toBe(404)
    expect((await see(workflowId)).json.categories).toEqual(['invoices'])
    const { json } = await category('GET', '?limit=100')
    expect(json.items).toContainEqual({ slug: 'invoices', name: '发票', count: 1 })
    expect(await actsOn('buro-post')).toEqual(['category.add', 'category.change'])
  })

  it('are listed page by page, in the order of their slugs', async () => {
    for (const slug of ['b', 'a-1', 'a1', 'a']) await category('POST', '', { name: slug, slug })
    const first = await ask(shop.url, '/api/categories?limit=3')
    expect(first.json.items.map(({ slug }: { slug: string }) => slug)).toEqual(['a', 'a-1', 'a1'])
    const next = await ask(shop.url, `/api/categories?limit=1&cursor=${first.json.nextCursor}`)
    expect(next.json.items.map(({ slug }: { slug: string }) => slug)).toEqual(['b'])
  })
})
