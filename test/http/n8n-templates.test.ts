import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { uploaded } from './support/catalogue.ts'
import { given } from './support/delivered.ts'
import { connected, n8nAsks, namesAt, numberOf } from './support/n8n.ts'
import { flawsOf } from './support/n8n-shapes.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

const free = { amount: 0, currency: 'NGN' } as const

describe('the host of templates', () => {
  let shop: TestShop
  let owner: Person
  let ada: Person
  let hers: string
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    ada = await buyer(shop)
    await uploaded(shop, owner, {
      title: 'Morning post',
      price: free,
      categories: ['chat', 'reports-daily'],
      description: '# Posts\n\nevery morning',
    })
    await ask(shop.url, '/api/admin/categories/reports-daily', {
      method: 'PATCH',
      headers: bearer(owner.accessToken),
      body: { name: 'Reports, daily' },
    })
    const { workflowId } = await uploaded(shop, owner, {
      title: 'Bank books',
      summary: 'Keeps them.',
      categories: ['bank'],
    })
    await given(shop, ada, { id: workflowId })
    await uploaded(shop, owner, { title: 'Dear thing' })
    hers = await connected(shop, ada)
  })
  afterAll(() => shop?.stop())

  const n8n = (path: string, more: Parameters<typeof n8nAsks>[2] = {}) => n8nAsks(shop, path, more)
  const refusal = { message: expect.any(String), code: 404 }

  describe.each([
    ['of anyone', (): string => '/n8n', 'Morning post'],
    ['of a buyer', (): string => hers, 'Bank books'],
  ] as const)('at the address %s', (_, base, title) => {
    it.each([
      ['health', '/health'],
      ['categories', '/templates/categories'],
      ['collections', '/templates/collections?&search='],
      ['search', '/templates/search?search=&category=&page=1&limit=20'],
      ['search', '/templates/workflows?page=1&rows=20&category=&search='],
    ] as const)('answers %s in the shape that n8n reads', async (shape, path) => {
      const answer = await n8n(`${base()}${path}`)
      expect([answer.status, flawsOf(shape, answer.json)]).toEqual([200, []])
      expect(answer.header('access-control-allow-origin')).toBe('*')
      expect(answer.header('access-control-allow-credentials')).toBeNull()
      expect(answer.header('content-type')).toBe('application/json; charset=utf-8')
    })

    it('answers a template, and the workflow to be imported, in the shapes that n8n reads', async () => {
      const id = await numberOf(shop, base(), title)
      const detail = await n8n(`${base()}/templates/workflows/${id}`)
      expect(flawsOf('detail', detail.json)).toEqual([])
      const imported = await n8n(`${base()}/workflows/templates/${id}`)
      expect(flawsOf('import', imported.json)).toEqual([])
      expect(imported.json.workflow).toEqual(detail.json.workflow.workflow)
      expect([detail.json.workflow.id, imported.json.id]).toEqual([id, id])
    })

    it('lets the page of any n8n ask', async () => {
      for (const path of ['/health', '/templates/search', '/workflows/templates/1', '/nowhere']) {
        const answer = await n8n(`${base()}${path}`, {
          method: 'OPTIONS',
          headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'n8n-version' },
        })
        expect([answer.status, answer.text]).toEqual([204, ''])
        expect(answer.header('access-control-allow-origin')).toBe('*')
        expect(answer.header('access-control-allow-methods')).toContain('GET')
        expect(answer.header('access-control-allow-headers')).toContain('n8n-version')
      }
    })

    it.each([
      ['/templates/workflows/0', 404],
      ['/templates/workflows/-1', 404],
      ['/templates/workflows/1.5', 404],
      ['/templates/workflows/abc', 404],
      ['/templates/workflows/99999999999999999999', 404],
      ['/templates/workflows/2147483647', 404],
      ['/workflows/templates/01890000-0000-7000-8000-000000000000', 404],
      ['/templates/collections/1', 404],
      ['/templates/nowhere', 404],
    ] as const)('says of %s in words of n8n that it is not there', async (path, code) => {
      for (const headers of [{}, bearer('junk'), bearer(ada.accessToken)]) {
        const answer = await n8n(`${base()}${path}`, { headers })
        expect([answer.status, flawsOf('problem', answer.json), answer.json.code]).toEqual([code, [], code])
        expect(answer.header('content-type')).toBe('application/json')
        expect(answer.header('access-control-allow-origin')).toBe('*')
      }
    })

    it('is read only', async () => {
      const answer = await n8n(`${base()}/templates/search`, { method: 'POST', body: {} })
      expect([answer.status, answer.json.code, answer.header('allow')]).toEqual([405, 405, 'GET, HEAD, OPTIONS'])
    })
  })

  it('shows free items to all, what is owned to its buyer, and nobody what is not theirs', async () => {
    expect(await namesAt(shop, '/n8n/templates/search')).toEqual(['Morning post'])
    expect(await namesAt(shop, `${hers}/templates/search`)).toEqual(['Bank books', 'Morning post'])
    const id = await numberOf(shop, hers, 'Bank books')
    for (const path of [`/n8n/templates/workflows/${id}`, `/n8n/workflows/templates/${id}`]) {
      const answer = await n8n(path)
      expect([answer.status, answer.json]).toEqual([404, refusal])
    }
  })

  it('tells of a template what a card and a page of n8n show', async () => {
    const id = await numberOf(shop, '/n8n', 'Morning post')
    const { workflow } = (await n8n(`/n8n/templates/workflows/${id}`)).json
    expect(workflow).toMatchObject({
      name: 'Morning post',
      description: '# Posts\n\nevery morning',
      totalViews: 0,
      user: { username: new URL(`http://localhost:${shop.settings.PORT}`).host, verified: true },
      workflowInfo: {
        nodeCount: 2,
        nodeTypes: { 'n8n-nodes-base.scheduleTrigger': { count: 1 }, 'n8n-nodes-base.slack': { count: 1 } },
      },
      image: [],
    })
    expect(workflow.categories.map(({ name }: Readonly<{ name: string }>) => name).toSorted()).toEqual([
      'Chat',
      'Reports / daily',
    ])
    expect(workflow.nodes).toMatchObject([
      {
        name: 'n8n-nodes-base.scheduleTrigger',
        displayName: 'Schedule Trigger',
        group: '["trigger"]',
        typeVersion: 1.2,
      },
      { name: 'n8n-nodes-base.slack', displayName: 'Slack', group: '["transform"]', typeVersion: 2.2, categories: [] },
    ])
    expect(workflow.workflow.nodes.map(({ credentials }: Readonly<{ credentials: unknown }>) => credentials)).toEqual([
      undefined,
      { slackApi: 'slackApi' },
    ])
  })

  it.each([
    ['search=&category=Chat&page=1&limit=20', ['Morning post']],
    ['?&search=&&page=1&limit=20', ['Bank books', 'Morning post']],
    ['categories[]=Chat&categories[]=Bank', ['Bank books', 'Morning post']],
    ['categories%5B%5D=Bank', ['Bank books']],
    [`category=${encodeURIComponent('Bank,Reports / daily')}`, ['Bank books', 'Morning post']],
    ['category=Nothing', []],
    ['search=MORNING', ['Morning post']],
    ['search=bank&search=other', ['Bank books']],
    ['search=%00bank%00', ['Bank books']],
    ['search=%ff', []],
    ["search='%20or%201=1--", []],
    ['apps=Slack', ['Bank books', 'Morning post']],
    ['app=Slack&app=Gmail', ['Bank books', 'Morning post']],
    ['apps=Slack,Gmail&combineWith=and', []],
    ['nodes=n8n-nodes-base.slack&sort=createdAt:desc&combineWith=or', ['Bank books', 'Morning post']],
    ['page=0&rows=1', ['Bank books', 'Morning post']],
    ['page=1.5', ['Bank books', 'Morning post']],
    ['page=NaN&limit=-1&unknown=1&unknown[x]=2', ['Bank books', 'Morning post']],
    ['page=1e308', ['Bank books', 'Morning post']],
  ])('understands ?%s', async (query, names) => {
    expect(await namesAt(shop, `${hers}/templates/search?${query}`)).toEqual(names)
  })
})
