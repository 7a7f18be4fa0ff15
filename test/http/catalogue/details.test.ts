import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, send, told, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'

const openWebhook = {
  name: 'Hook',
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  position: [10, 20],
  parameters: { path: crypto.randomUUID() },
}
const call = {
  name: 'Call',
  type: 'n8n-nodes-base.httpRequest',
  typeVersion: 4.2,
  position: [300, 20],
  parameters: { url: 'https://api.example.com/v1', marker: crypto.randomUUID() },
}
const document = aDocument({
  nodes: [openWebhook, call],
  connections: { Hook: { main: [[{ node: 'Call', type: 'main', index: 0 }]] } },
})

const leastKnown = {
  version: '1.50.0',
  source: expect.stringMatching(/^n8n-nodes-base\.webhook 2 is in the packages of n8n 1\.50\.0 and not in those/),
}

describe('a workflow', () => {
  let shop: TestShop
  let owner: Person
  let item: Awaited<ReturnType<typeof uploaded>>
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    item = await uploaded(shop, owner, { title: 'Hook to call', price: { amount: 0, currency: 'NGN' }, document })
  })
  afterAll(() => shop?.stop())

  const get = (path: string, headers = {}) => ask(shop.url, `/api/workflows/${path}`, { headers })

  it('is the same by its id and by its slug', async () => {
    const [byId, bySlug] = [await get(item.workflowId), await get(item.slug)]
    expect(byId.status).toBe(200)
    expect(bySlug.json).toEqual(byId.json)
    expect(bySlug.header('etag')).toBe(byId.header('etag'))
  })

  it('tells all that a buyer can know, and nothing else', async () => {
    const { json } = await get(item.slug)
    expect(Object.keys(json).toSorted()).toEqual(
      [
        ...['id', 'slug', 'title', 'summary', 'price', 'categories', 'tags', 'integrations', 'trigger', 'nodeCount'],
        ...['risk', 'sales', 'publishedAt', 'description', 'licence', 'version', 'requirements', 'report', 'updatedAt'],
      ].toSorted(),
    )
    expect(json.requirements).toEqual({
      credentials: [],
      packages: [],
      integrations: [],
      triggers: ['webhook'],
      models: [],
      minimumVersion: leastKnown,
      unknownNodes: [],
    })
    expect(json.report).toMatchObject({ hosts: ['api.example.com'], risk: 'medium' })
  })

  it('has a report for everyone that does not say where its doors are open, and one for operators that does', async () => {
    const rules = (findings: ReadonlyArray<{ rule: string }>) => findings.map(({ rule }) => rule)
    const open = await get(`${item.workflowId}/report`)
    expect(open.status).toBe(200)
    expect(rules(open.json.findings)).not.toContain('open-webhook')
    expect((await get(item.slug)).json.report).toEqual(open.json)
    const seen = await send(shop, owner, 'GET', `/api/admin/workflows/${item.workflowId}`)
    expect(rules(seen.json.report.findings)).toContain('open-webhook')
  })

  it('has a preview without anything that its nodes do', async () => {
    const answer = await get(`${item.workflowId}/preview`)
    expect(answer.json).toEqual({
      nodes: [
        { name: 'Hook', type: 'n8n-nodes-base.webhook', position: [10, 20], kind: 'trigger' },
        { name: 'Call', type: 'n8n-nodes-base.httpRequest', position: [300, 20], kind: 'action' },
      ],
      edges: [{ from: 'Hook', output: 0, to: 'Call', input: 0, kind: 'main' }],
    })
  })

  it('lists its versions with digest and size of what buyers get', async () => {
    const { json } = await get(`${item.workflowId}/versions`)
    expect(json).toEqual({
      items: [
        {
          version: '1.0.0',
          status: 'released',
          changelog: '',
          releasedAt: expect.any(String),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          size: expect.any(Number),
          minimumVersion: leastKnown,
        },
      ],
      nextCursor: null,
    })
    const ada = await buyer(shop)
    await ask(shop.url, `/api/workflows/${item.workflowId}/claim`, { method: 'POST', headers: bearer(ada.accessToken) })
    const file = await get(`${item.workflowId}/download`, bearer(ada.accessToken))
    expect(file.bytes.byteLength).toBe(json.items[0].size)
    expect(file.header('repr-digest')).toContain(Buffer.from(json.items[0].sha256, 'hex').toString('base64'))
  })

  it('says whether it is owned to who is signed in, and lets nobody keep that', async () => {
    const [ada, bola] = [await buyer(shop), await buyer(shop)]
    await ask(shop.url, `/api/workflows/${item.workflowId}/claim`, { method: 'POST', headers: bearer(ada.accessToken) })
    const mine = await get(item.slug, bearer(ada.accessToken))
    expect(mine.json.owned).toBe(true)
    expect([mine.header('cache-control'), mine.header('etag')]).toEqual(['private, no-store', null])
    expect((await get(item.slug, bearer(bola.accessToken))).json.owned).toBe(false)
    await shop.sql(`update entitlements set status = 'suspended' where user_id = $1`, [ada.id])
    expect((await get(item.slug, bearer(ada.accessToken))).json.owned).toBe(true)
    await shop.sql(`update entitlements set status = 'revoked' where user_id = $1`, [ada.id])
    expect((await get(item.slug, bearer(ada.accessToken))).json.owned).toBe(false)
    expect((await get(item.slug, bearer('nonsense'))).status).toBe(401)
  })

  it('is told as unchanged until it changes', async () => {
    const first = await get(item.slug)
    const etag = first.header('etag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    const known = { 'If-None-Match': etag }
    const again = await get(item.slug, known)
    expect([again.status, again.text, again.header('etag')]).toEqual([304, '', etag])
    await shop.sql('update workflows set sales_count = sales_count + 1 where id = $1', [item.workflowId])
    expect((await get(item.slug, known)).status).toBe(200)
    await send(shop, owner, 'PATCH', `/api/admin/workflows/${item.workflowId}`, { body: { summary: 'Calls.' } })
    expect((await get(item.slug, { 'If-None-Match': `W/"x", ${etag}` })).json.summary).toBe('Calls.')
  })

  it.each(['00000000-0000-7000-8000-000000000000', 'no-such-thing', 'UPPER', 'a%20b', '..%2f', '%00', 'x'.repeat(201)])(
    'that never was is not found: %s',
    async (address) => {
      for (const path of [address, `${address}/report`, `${address}/preview`, `${address}/versions`])
        expect(told(await get(path))).toEqual({ status: 404, code: 'NOT_FOUND', errors: [] })
    },
  )

  it('answers by its address while it is unlisted, and to nobody while it is a draft, archived or removed', async () => {
    const { workflowId, slug } = await uploaded(shop, owner, { publish: false })
    const at = `/api/admin/workflows/${workflowId}`
    const statuses = async () => {
      const paths = [workflowId, slug, `${workflowId}/report`, `${workflowId}/preview`, `${workflowId}/versions`]
      return [...new Set(await Promise.all(paths.map(async (path) => (await get(path)).status)))]
    }
    expect(await statuses()).toEqual([404])
    await send(shop, owner, 'POST', `${at}/publish`)
    expect(await statuses()).toEqual([200])
    await send(shop, owner, 'POST', `${at}/unlist`)
    expect(await statuses()).toEqual([200])
    expect((await ask(shop.url, '/api/workflows')).text).not.toContain(workflowId)
    await send(shop, owner, 'POST', `${at}/archive`)
    expect(await statuses()).toEqual([404])
    await send(shop, owner, 'POST', `${at}/publish`)
    expect(await statuses()).toEqual([200])
    await send(shop, owner, 'POST', `${at}/remove`, { body: { reason: 'copied from elsewhere' } })
    expect(await statuses()).toEqual([404])
  })
})
