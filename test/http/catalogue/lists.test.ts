import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { told } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'
import { stockShelf } from '../support/shelf.ts'

describe('the list of workflows', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN,USD' })
    owner = await shopOwner(shop)
    await stockShelf(shop, owner)
  })
  afterAll(() => shop?.stop())

  const get = (query = '') => ask(shop.url, `/api/workflows${query}`)
  const titles = async (query = ''): Promise<ReadonlyArray<string>> =>
    (await get(query)).json.items.map(({ title }: { title: string }) => title)

  it('shows cards and nothing more', async () => {
    const { json } = await get('?limit=1')
    expect(json.items).toEqual([
      {
        id: expect.any(String),
        slug: 'epsilon',
        title: 'Epsilon_%',
        summary: 'Posts every morning.',
        price: { amount: 20_000, currency: 'NGN' },
        categories: [],
        tags: [],
        integrations: [],
        trigger: 'manual',
        nodeCount: 2,
        risk: 'low',
        sales: 0,
        publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    ])
  })

  it.each([
    ['', ['Epsilon_%', 'Delta', 'Gamma', 'Beta', 'Alpha']],
    ['?sort=newest', ['Epsilon_%', 'Delta', 'Gamma', 'Beta', 'Alpha']],
    ['?sort=relevance', ['Epsilon_%', 'Delta', 'Gamma', 'Beta', 'Alpha']],
    ['?sort=price', ['Beta', 'Gamma', 'Epsilon_%', 'Alpha']],
    ['?sort=-price', ['Alpha', 'Epsilon_%', 'Gamma', 'Beta']],
    ['?sort=price&currency=USD', ['Delta']],
    ['?integration=slack', ['Gamma', 'Alpha']],
    ['?integration=gmail&trigger=webhook', ['Gamma']],
    ['?node=n8n-nodes-base.executeCommand', ['Delta']],
    ['?trigger=webhook', ['Gamma', 'Alpha']],
    ['?category=books', ['Beta', 'Alpha']],
    ['?category=mail&category_=1', null],
    ['?tag=daily', ['Gamma', 'Alpha']],
    ['?minPrice=10000&maxPrice=20000', ['Epsilon_%', 'Gamma']],
    ['?maxPrice=0', ['Beta']],
    ['?minPrice=20001&maxPrice=10', []],
    ['?currency=USD', ['Delta']],
    ['?currency=NGN&minPrice=30000', ['Alpha']],
    ['?free=true', ['Beta']],
    ['?free=false', ['Epsilon_%', 'Delta', 'Gamma', 'Alpha']],
    ['?q=alpha', ['Alpha']],
    ['?q=ALPHA%20100%25', ['Alpha']],
    ['?q=%C3%9CN%C3%8FCODE', ['Beta']],
    ['?q=bank', ['Gamma']],
    ['?q=_%25', []],
    ['?q=epsilon_%25', ['Epsilon_%']],
    ['?q=ep', ['Epsilon_%']],
    ['?q=gama', ['Gamma']],
    ['?q=executecommand', ['Delta']],
    ['?q=%20%20', ['Epsilon_%', 'Delta', 'Gamma', 'Beta', 'Alpha']],
    ['?q=draft', []],
    ['?category=nothing-like-it', []],
  ])('answers %s with %j', async (query, expected) => {
    if (expected === null) expect((await get(query)).status).toBe(422)
    else expect(await titles(query)).toEqual(expected)
  })

  it.each(['newest', 'popular', 'price', '-price', 'relevance'])(
    'shows everything once, page by page, sorted by %s',
    async (sort) => {
      const all = await titles(`?sort=${sort}`)
      const walked: Array<string> = []
      let query = `?sort=${sort}&limit=2`
      for (;;) {
        const { json } = await get(query)
        walked.push(...json.items.map(({ title }: { title: string }) => title))
        if (json.nextCursor === null) break
        query = `?sort=${sort}&limit=2&cursor=${json.nextCursor}`
      }
      expect(walked).toEqual(all)
    },
  )

  it('shows what sells best first', async () => {
    await shop.sql(`update workflows set sales_count = 3 where title = 'Beta'`)
    expect((await titles('?sort=popular'))[0]).toBe('Beta')
    await shop.sql(`update workflows set sales_count = 0 where title = 'Beta'`)
  })

  it('takes a cursor only with the query that it came from', async () => {
    const { json } = await get('?limit=2&sort=price')
    expect(told(await get(`?limit=2&sort=-price&cursor=${json.nextCursor}`))).toMatchObject({
      status: 422,
      errors: ['?cursor invalid_cursor'],
    })
    expect((await get(`?limit=3&sort=price&cursor=${json.nextCursor}`)).status).toBe(200)
  })

  it.each([
    'sort=name',
    'sort=price;drop',
    'free=1',
    'minPrice=-1',
    'minPrice=1e3',
    'currency=EUR',
    'limit=0',
    `q=${'x'.repeat(201)}`,
    'q=a&q=b',
    'q[$ne]=x',
    'status=draft',
  ])('refuses ?%s', async (query) => {
    expect(told(await get(`?${query}`))).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' })
  })

  it.each([
    "' OR 1=1--",
    'foo & | ! ( :* <->',
    '"unclosed',
    '\\',
    '%',
    '_',
    '🌍',
    '('.repeat(200),
    'the of and',
    "$1'; drop table workflows; --",
  ])('INPUT-14: answers q = %s with a page', async (q) => {
    const answer = await get(`?q=${encodeURIComponent(q)}&facets=true`)
    expect(answer.status).toBe(200)
    expect(Array.isArray(answer.json.items)).toBe(true)
  })

  it('may be kept by anyone who asks whether it changed, and by nobody who is signed in', async () => {
    const open = await get('')
    expect(open.header('cache-control')).toBe('public, max-age=0, must-revalidate')
    const again = await ask(shop.url, '/api/workflows', { headers: { 'If-None-Match': open.header('etag') ?? '' } })
    expect([again.status, again.text]).toEqual([304, ''])
    const ada = await buyer(shop)
    const mine = await ask(shop.url, '/api/workflows', { headers: bearer(ada.accessToken) })
    expect([mine.header('cache-control'), mine.header('etag')]).toEqual(['private, no-store', null])
    expect((await ask(shop.url, '/api/workflows', { headers: bearer('nonsense') })).status).toBe(401)
  })

  it('shows operators everything, the newest upload first, by state and by words', async () => {
    const admin = async (query: string) => {
      const { json } = await ask(shop.url, `/api/admin/workflows${query}`, { headers: bearer(owner.accessToken) })
      return json.items.map(({ title, status }: { title: string; status: string }) => `${title}: ${status}`)
    }
    expect(await admin('')).toEqual([
      'A draft: draft',
      'Epsilon_%: published',
      'Delta: published',
      'Gamma: published',
      'Beta: published',
      'Alpha: published',
    ])
    expect(await admin('?status=draft')).toEqual(['A draft: draft'])
    expect(await admin('?q=beta')).toEqual(['Beta: published'])
    expect(await admin('?q=webhook&status=published&limit=1')).toEqual(['Gamma: published'])
    expect(await admin('?q=drafd')).toEqual(['A draft: draft'])
  })
})
