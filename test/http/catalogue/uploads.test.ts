import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, aListing, anUpload, counts, post, send, told, upload, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

describe('an upload', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop({ CURRENCIES: 'NGN,USD' })
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const sourceOf = (id: string, version = '1.0.0') =>
    send(shop, owner, 'GET', `/api/admin/workflows/${id}/versions/${version}/source`)

  it('that is to be published is in the shop at once', async () => {
    const answer = await upload(shop, owner, { title: 'Über Bücher → Slack', categories: ['books'], tags: ['daily'] })
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({
      slug: 'uber-bucher-slack',
      status: 'published',
      version: '1.0.0',
      report: { risk: 'low', findings: [], nodeTypes: [expect.anything(), expect.anything()] },
    })
    expect(Object.keys(answer.json)).toEqual(['workflowId', 'slug', 'status', 'version', 'report'])
    const seen = await ask(shop.url, '/api/workflows/uber-bucher-slack')
    expect(seen.json).toMatchObject({
      id: answer.json.workflowId,
      title: 'Über Bücher → Slack',
      categories: ['books'],
      tags: ['daily'],
      integrations: ['slack'],
      trigger: 'schedule',
      nodeCount: 2,
      risk: 'low',
      sales: 0,
      licence: 'unlimited-own-use',
      description: '',
    })
  })

  it('that is not to be published stays a draft, with its version released', async () => {
    const { workflowId, status } = await uploaded(shop, owner, { publish: false })
    expect(status).toBe('draft')
    const seen = await send(shop, owner, 'GET', `/api/admin/workflows/${workflowId}`)
    expect(seen.json).toMatchObject({ status: 'draft', publishedAt: null, versions: [{ status: 'released' }] })
    expect((await ask(shop.url, `/api/workflows/${workflowId}`)).status).toBe(404)
  })

  it('is kept byte for byte, beside the form that buyers get', async () => {
    const { title, ...rest } = aListing
    const document = `{ "nodes" : [ {"type":"n8n-nodes-base.manualTrigger", "name":"\\u0053tart","position":[0.50,1e2],
      "parameters":{"once":"${crypto.randomUUID()}"}}\n],  "connections":{}, "big": 12345678901234567890 }`
    const body = `{"title":${JSON.stringify(title)},"document": ${document} ,${JSON.stringify(rest).slice(1)}`
    const answer = await post(shop, owner, '/api/admin/workflows', body)
    expect(answer.status).toBe(201)
    const source = await sourceOf(answer.json.workflowId)
    expect(source.text).toBe(document)
    expect(source.header('content-type')).toBe('application/json; charset=utf-8')
    expect(source.header('content-disposition')).toMatch(
      /^attachment; filename="morning-post[a-z0-9-]*-1\.0\.0\.json"$/,
    )
    const digest = Buffer.from(sha256(document), 'hex').toString('base64')
    expect(source.header('repr-digest')).toBe(`sha-256=:${digest}:`)
    const [kept] = await shop.sql<{ source_sha256: string; sold: Buffer; sold_sha256: string }>(
      'select source_sha256, sold, sold_sha256 from workflow_versions where workflow_id = $1',
      [answer.json.workflowId],
    )
    expect(kept?.source_sha256).toBe(sha256(document))
    expect(kept?.sold_sha256).toBe(sha256(kept?.sold ?? ''))
    expect(Object.keys(JSON.parse(kept?.sold.toString() ?? ''))).toEqual(['name', 'nodes', 'connections', 'settings'])
  })

  it('may come as a form with a file, which is kept as it was', async () => {
    const file = `\ufeff${JSON.stringify(aDocument(), null, 4)}\r\n`
    const form = new FormData()
    form.set('title', 'From a form')
    form.set('summary', 'Sent by a browser.')
    form.set('price', '{"amount":0,"currency":"USD"}')
    form.set('categories', '["forms"]')
    form.set('publish', 'true')
    form.set('file', new Blob([file]), '../../a "name".json')
    const answer = await fetch(`${shop.url}/api/admin/workflows`, {
      method: 'POST',
      headers: bearer(owner.accessToken),
      body: form,
    })
    expect(answer.status).toBe(201)
    const made = (await answer.json()) as { workflowId: string; status: string; slug: string }
    expect(made).toMatchObject({ status: 'published', slug: 'from-a-form' })
    expect((await sourceOf(made.workflowId)).bytes).toEqual(Buffer.from(file))
  })

  it('gets an address of its own when its title has been taken', async () => {
    const slugs: Array<string> = []
    for (let times = 0; times < 5; times += 1) slugs.push((await uploaded(shop, owner, { title: 'Twins' })).slug)
    expect(slugs.slice(0, 3)).toEqual(['twins', 'twins-2', 'twins-3'])
    expect(slugs.slice(3)).toEqual([
      expect.stringMatching(/^twins-[0-9a-f]{8}$/),
      expect.stringMatching(/^twins-[0-9a-f]{8}$/),
    ])
    expect(new Set(slugs).size).toBe(5)
  })

  it('gets an address whatever its title is made of', async () => {
    const slugs = await Promise.all(
      ['发票', '019e1c2a-3b4c-7d5e-8f60-718293a4b5c6'].map(
        async (title) => (await uploaded(shop, owner, { title })).slug,
      ),
    )
    expect(slugs).toEqual(['workflow', 'workflow-019e1c2a-3b4c-7d5e-8f60-718293a4b5c6'])
    for (const slug of slugs) expect((await ask(shop.url, `/api/workflows/${slug}`)).json.slug).toBe(slug)
  })

  it('makes the categories that it names, and leaves those that are there', async () => {
    await uploaded(shop, owner, { categories: ['lead-generation'] })
    await uploaded(shop, owner, { categories: ['lead-generation', 'lead-generation'], tags: ['a', 'b', 'a'] })
    const { json } = await ask(shop.url, '/api/categories')
    expect(json.items).toContainEqual({ slug: 'lead-generation', name: 'Lead generation', count: 2 })
  })

  it('of each workflow that a fresh shop begins with is published', async () => {
    const folder = new URL('../../../sandbox/shop/', import.meta.url)
    const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    const samples: ReadonlyArray<Readonly<{ file: string }>> = read('shop.json')
    expect(samples.length).toBeGreaterThan(0)
    for (const { file, ...listing } of samples)
      expect(await upload(shop, owner, { ...listing, document: read(file) })).toMatchObject({ status: 201 })
  })

  it('that costs nothing, or just what can be charged, is taken', async () => {
    for (const amount of [0, 5_000])
      expect(await upload(shop, owner, { price: { amount, currency: 'NGN' } })).toMatchObject({ status: 201 })
  })

  it('leaves one act of the operator on record, and announces what happened', async () => {
    const { workflowId } = await uploaded(shop, owner)
    expect(await shop.sql('select actor, action from audit_log where subject = $1', [workflowId])).toEqual([
      { actor: owner.id, action: 'workflow.upload' },
    ])
    const events = await shop.sql('select type from events where subject = $1 order by type', [workflowId])
    expect(events).toEqual([{ type: 'WorkflowPublished' }, { type: 'WorkflowUploaded' }])
  })

  it('that is only to be analysed tells what it would come to, and nothing is kept', async () => {
    const before = await counts(shop)
    const answer = await post(shop, owner, '/api/admin/workflows/analyze', { document: aDocument() })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      report: { ruleset: expect.any(String), risk: 'low' },
      requirements: { credentials: [{ type: 'slackApi', nodes: ['Post'] }], integrations: ['slack'] },
      cleaned: { name: 'As it was called in n8n', nodes: [{ name: 'Every morning' }, { name: 'Post' }] },
    })
    expect(answer.text).not.toContain('Yx8LmQ4tZ0wR6sVb')
    expect(told(await post(shop, owner, '/api/admin/workflows/analyze', { document: 1 })).code).toBe('NOT_A_WORKFLOW')
    const form = new FormData()
    form.set('file', new Blob([JSON.stringify(aDocument())]), 'w.json')
    const sent = { method: 'POST', headers: bearer(owner.accessToken), body: form }
    expect((await fetch(`${shop.url}/api/admin/workflows/analyze`, sent)).status).toBe(200)
    expect(await counts(shop)).toEqual(before)
  })

  it('with the same Idempotency-Key is made once', async () => {
    const body = anUpload({ title: 'Only once' })
    const headers = { 'Idempotency-Key': 'upload-1' }
    const [first, second] = [
      await post(shop, owner, '/api/admin/workflows', body, headers),
      await post(shop, owner, '/api/admin/workflows', body, headers),
    ]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.json).toEqual(first.json)
  })
})
