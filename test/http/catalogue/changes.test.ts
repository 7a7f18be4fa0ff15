import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aBrokenDocument, aDocument, aListing, counts, send, told, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'

const free = { amount: 0, currency: 'NGN' }

describe('what operators do to a workflow', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const at = (id: string, more = '') => `/api/admin/workflows/${id}${more}`
  const see = (id: string) => send(shop, owner, 'GET', at(id))
  const step = (id: string, name: string, body?: unknown) => send(shop, owner, 'POST', at(id, `/${name}`), { body })
  const actsOn = async (id: string) =>
    (await shop.sql<{ action: string }>('select action from audit_log where subject = $1 order by at, id', [id])).map(
      ({ action }) => action,
    )
  const eventsOf = async (id: string) =>
    (await shop.sql<{ type: string }>('select type from events where subject = $1 order by at, id', [id])).map(
      ({ type }) => type,
    )

  describe('editing', () => {
    it('changes what is named and leaves the rest', async () => {
      const { workflowId, slug } = await uploaded(shop, owner, { tags: ['kept'], description: 'Kept.' })
      const body = { title: 'Another title', price: { amount: 7_500, currency: 'NGN' }, categories: ['fresh', 'fresh'] }
      const answer = await send(shop, owner, 'PATCH', at(workflowId), { body })
      expect(answer.status).toBe(200)
      expect(answer.json).toMatchObject({ ...body, categories: ['fresh'], tags: ['kept'], description: 'Kept.', slug })
      const seen = await ask(shop.url, `/api/workflows/${slug}`)
      expect(seen.json).toMatchObject({ title: 'Another title', price: body.price, categories: ['fresh'] })
      expect((await ask(shop.url, '/api/categories')).json.items).toContainEqual({
        slug: 'fresh',
        name: 'Fresh',
        count: 1,
      })
      expect(await actsOn(workflowId)).toEqual(['workflow.upload', 'workflow.update'])
      expect(await eventsOf(workflowId)).toEqual(['WorkflowUploaded', 'WorkflowPublished', 'WorkflowUpdated'])
    })

    it('says everything anew by PUT', async () => {
      const { workflowId } = await uploaded(shop, owner, { tags: ['gone'], description: 'Gone.', licence: 'mit' })
      const answer = await send(shop, owner, 'PUT', at(workflowId), { body: { ...aListing, title: 'Anew' } })
      expect(answer.json).toMatchObject({ title: 'Anew', tags: [], description: '', licence: 'unlimited-own-use' })
      const short = await send(shop, owner, 'PUT', at(workflowId), { body: { title: 'Anew' } })
      expect(told(short).errors).toEqual(['/summary required', '/price required'])
    })

    it('refuses what an upload would not say either', async () => {
      const { workflowId } = await uploaded(shop, owner)
      const refused = async (body: unknown) => told(await send(shop, owner, 'PATCH', at(workflowId), { body }))
      expect(await refused({ price: { amount: 1, currency: 'NGN' } })).toMatchObject({ code: 'BELOW_MINIMUM' })
      expect(await refused({ price: { amount: 900, currency: 'USD' } })).toMatchObject({ code: 'CURRENCY_UNSUPPORTED' })
      expect(await refused({ rightsHeld: false })).toMatchObject({ errors: ['/rightsHeld rights_not_held'] })
      expect(await refused({ status: 'removed', slug: 'x' })).toMatchObject({
        errors: ['/status unknown_member', '/slug unknown_member'],
      })
      expect((await see(workflowId)).json).toMatchObject({ price: aListing.price, rightsHeld: true })
    })

    it('is guarded by If-Match, with the tag of either detail', async () => {
      const { workflowId, slug } = await uploaded(shop, owner)
      const edit = (summary: string, match: string) =>
        send(shop, owner, 'PATCH', at(workflowId), { body: { summary }, headers: { 'If-Match': match } })
      const open = (await ask(shop.url, `/api/workflows/${slug}`)).header('etag') ?? ''
      const inside = (await see(workflowId)).header('etag') ?? ''
      const first = await edit('First.', open)
      expect(first.status).toBe(200)
      expect(told(await edit('Late.', inside))).toMatchObject({ status: 412, code: 'STALE' })
      expect((await edit('Second.', first.header('etag') ?? '')).status).toBe(200)
      expect((await edit('Third.', '*')).status).toBe(200)
      for (const match of ['"nonsense"', `W/${(await see(workflowId)).header('etag')}`, 'x'])
        expect((await edit('Never.', match)).status).toBe(412)
      expect((await see(workflowId)).json.summary).toBe('Third.')
    })

    it('changes nothing when it says nothing new', async () => {
      const { workflowId } = await uploaded(shop, owner)
      const before = await see(workflowId)
      const answer = await send(shop, owner, 'PATCH', at(workflowId), { body: { title: aListing.title } })
      expect(answer.json).toEqual(before.json)
      expect(answer.header('etag')).toBe(before.header('etag'))
      expect(await eventsOf(workflowId)).toEqual(['WorkflowUploaded', 'WorkflowPublished'])
    })

    it('of what is not there is not found', async () => {
      const nothing = at('00000000-0000-7000-8000-000000000000')
      expect((await send(shop, owner, 'PATCH', nothing, { body: {} })).status).toBe(404)
      expect((await send(shop, owner, 'DELETE', nothing)).status).toBe(404)
      expect((await send(shop, owner, 'POST', `${nothing}/publish`)).status).toBe(404)
      expect((await send(shop, owner, 'GET', nothing)).status).toBe(404)
      expect((await send(shop, owner, 'GET', `${nothing}/versions/1.0.0/source`)).status).toBe(404)
    })
  })

  describe('taking steps', () => {
    it('goes through its states, and each step is on record once', async () => {
      const { workflowId } = await uploaded(shop, owner, { publish: false })
      const walked: Array<string> = []
      for (const name of ['publish', 'unlist', 'publish', 'archive', 'publish', 'publish'])
        walked.push((await step(workflowId, name)).json.status)
      walked.push((await step(workflowId, 'remove', { reason: 'stolen' })).json.status)
      expect(walked).toEqual(['published', 'unlisted', 'published', 'archived', 'published', 'published', 'removed'])
      expect(await actsOn(workflowId)).toEqual([
        'workflow.upload',
        ...['publish', 'unlist', 'publish', 'archive', 'publish', 'publish', 'remove'].map(
          (name) => `workflow.${name}`,
        ),
      ])
      const [act] = await shop.sql(
        `select actor, facts from audit_log where subject = $1 and action = 'workflow.remove'`,
        [workflowId],
      )
      expect(act).toEqual({ actor: owner.id, facts: { reason: 'stolen' } })
    })

    it('keeps the time at which a workflow was first published', async () => {
      const { workflowId } = await uploaded(shop, owner)
      const { publishedAt } = (await see(workflowId)).json
      await step(workflowId, 'archive')
      expect((await step(workflowId, 'publish')).json.publishedAt).toBe(publishedAt)
    })

    it.each([
      ['a draft', false, [], 'unlist'],
      ['a draft', false, [], 'archive'],
      ['an archived one', true, ['archive'], 'unlist'],
      ['a removed one', true, ['remove'], 'publish'],
      ['a removed one', true, ['remove'], 'archive'],
    ])('refuses steps that do not lead on: %s', async (_, publish, steps, name) => {
      const { workflowId } = await uploaded(shop, owner, { publish })
      for (const each of steps) await step(workflowId, each, { reason: 'x' })
      expect(told(await step(workflowId, name))).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' })
    })

    it('does not list again what meanwhile another has listed', async () => {
      const document = aDocument()
      const { workflowId } = await uploaded(shop, owner, { title: 'Original', document })
      await step(workflowId, 'unlist')
      const copy = await uploaded(shop, owner, { title: 'The copy', document })
      const refused = await step(workflowId, 'publish')
      expect(told(refused)).toMatchObject({ status: 409, code: 'DUPLICATE_CONTENT' })
      expect(refused.json.errors[0].message).toContain('The copy')
      await step(copy.workflowId, 'archive')
      expect((await step(workflowId, 'publish')).status).toBe(200)
    })
  })

  describe('versions', () => {
    const add = (id: string, more: Readonly<Record<string, unknown>>) =>
      send(shop, owner, 'POST', at(id, '/versions'), { body: { changelog: 'Better', document: aDocument(), ...more } })

    it('are added, released and yanked, and the highest released one is on offer', async () => {
      const { workflowId, slug } = await uploaded(shop, owner)
      const offered = async () => (await ask(shop.url, `/api/workflows/${slug}`)).json.version
      const added = await add(workflowId, { version: '1.1.0' })
      expect(added.status).toBe(201)
      expect(added.json).toMatchObject({ version: '1.1.0', status: 'accepted', changelog: 'Better', releasedAt: null })
      expect(await offered()).toBe('1.0.0')
      const list = async () =>
        (await ask(shop.url, `/api/workflows/${slug}/versions`)).json.items.map(
          ({ version, status }: Record<string, string>) => `${version} ${status}`,
        )
      expect(await list()).toEqual(['1.0.0 released'])
      const released = await step(workflowId, 'versions/1.1.0/release')
      expect(released.json).toMatchObject({ version: '1.1.0', status: 'released', releasedAt: expect.any(String) })
      expect(await offered()).toBe('1.1.0')
      expect((await add(workflowId, { version: '1.0.1', release: true })).json.status).toBe('released')
      expect(await offered()).toBe('1.1.0')
      expect((await step(workflowId, 'versions/1.1.0/yank', { reason: 'broken' })).json.status).toBe('yanked')
      expect(await offered()).toBe('1.0.1')
      expect(await list()).toEqual(['1.0.1 released', '1.1.0 yanked', '1.0.0 released'])
      expect(told(await step(workflowId, 'versions/1.1.0/release')).code).toBe('ILLEGAL_TRANSITION')
      expect(await actsOn(workflowId)).toEqual([
        'workflow.upload',
        'version.add',
        'version.release',
        'version.add',
        'version.yank',
      ])
    })

    it('give the card its facts while they are on offer', async () => {
      const { workflowId, slug } = await uploaded(shop, owner)
      const gmail = aDocument({
        nodes: [
          {
            name: 'Mail',
            type: 'n8n-nodes-base.gmailTrigger',
            position: [0, 0],
            parameters: { of: crypto.randomUUID() },
          },
        ],
        connections: {},
      })
      await add(workflowId, { version: '2.0.0', document: gmail, release: true })
      const card = async () => (await ask(shop.url, `/api/workflows/${slug}`)).json
      expect(await card()).toMatchObject({ integrations: ['gmail'], nodeCount: 1 })
      await step(workflowId, 'versions/2.0.0/yank', { reason: 'broken' })
      expect(await card()).toMatchObject({ integrations: ['slack'], nodeCount: 2, trigger: 'schedule' })
    })

    it('archive a workflow whose last one is yanked', async () => {
      const { workflowId, slug } = await uploaded(shop, owner)
      expect((await step(workflowId, 'versions/1.0.0/yank', { reason: 'it leaks' })).status).toBe(200)
      expect((await see(workflowId)).json).toMatchObject({ status: 'archived', versions: [{ status: 'yanked' }] })
      expect((await ask(shop.url, `/api/workflows/${slug}`)).status).toBe(404)
      expect(told(await step(workflowId, 'publish'))).toMatchObject({
        code: 'NOT_PUBLISHABLE',
        errors: [' no_released_version'],
      })
      await add(workflowId, { version: '1.0.1', release: true })
      expect((await step(workflowId, 'publish')).status).toBe(200)
    })

    it('are unique, and never change', async () => {
      const { workflowId } = await uploaded(shop, owner)
      const before = await counts(shop)
      expect(told(await add(workflowId, { version: '1.0.0' }))).toMatchObject({
        status: 409,
        code: 'DUPLICATE_VERSION',
      })
      expect(told(await add(workflowId, { version: '1.0.0+build' })).code).toBe('DUPLICATE_VERSION')
      expect(told(await add(workflowId, { version: '1.1.0', document: aBrokenDocument(), release: true })).code).toBe(
        'NOT_PUBLISHABLE',
      )
      expect(told(await add(workflowId, { version: '1.1.0', document: {} })).code).toBe('NOT_A_WORKFLOW')
      expect(await counts(shop)).toEqual(before)
      expect((await add(workflowId, { version: '1.1.0', document: aBrokenDocument() })).json.status).toBe('accepted')
      expect(told(await step(workflowId, 'versions/1.1.0/release')).code).toBe('NOT_PUBLISHABLE')
      expect((await step(workflowId, 'versions/9.9.9/release')).status).toBe(404)
      await expect(shop.sql(`update workflow_versions set sold = 'x'`)).rejects.toThrow('a version never changes')
    })

    it('may not bring the content of another listed workflow in', async () => {
      const document = aDocument()
      const other = await uploaded(shop, owner, { document })
      const { workflowId } = await uploaded(shop, owner)
      expect(told(await add(workflowId, { version: '2.0.0', document, release: true })).code).toBe('DUPLICATE_CONTENT')
      await step(other.workflowId, 'unlist')
      expect((await add(workflowId, { version: '2.0.0', document, release: true })).status).toBe(201)
      expect(told(await step(other.workflowId, 'publish')).code).toBe('DUPLICATE_CONTENT')
    })
  })

  describe('deleting', () => {
    it('leaves nothing of what nobody ever had', async () => {
      const document = aDocument()
      const { workflowId } = await uploaded(shop, owner, { document })
      const answer = await send(shop, owner, 'DELETE', at(workflowId))
      expect([answer.status, answer.text]).toEqual([204, ''])
      expect((await see(workflowId)).status).toBe(404)
      for (const table of ['workflow_versions', 'listed_contents'])
        expect(await shop.sql(`select from ${table} where workflow_id = $1`, [workflowId])).toEqual([])
      expect(await actsOn(workflowId)).toEqual(['workflow.upload', 'workflow.delete'])
      expect((await eventsOf(workflowId)).at(-1)).toBe('WorkflowDeleted')
      expect(await uploaded(shop, owner, { document })).toMatchObject({ status: 'published' })
    })

    it('puts away what somebody owns, who keeps it', async () => {
      const { workflowId } = await uploaded(shop, owner, { price: free })
      const ada = await buyer(shop)
      await ask(shop.url, `/api/workflows/${workflowId}/claim`, { method: 'POST', headers: bearer(ada.accessToken) })
      const answer = await send(shop, owner, 'DELETE', at(workflowId))
      expect([answer.status, answer.json]).toEqual([200, { archived: true }])
      expect((await see(workflowId)).json.status).toBe('archived')
      const file = await ask(shop.url, `/api/workflows/${workflowId}/download`, { headers: bearer(ada.accessToken) })
      expect(file.status).toBe(200)
      expect((await send(shop, owner, 'DELETE', at(workflowId))).json).toEqual({ archived: true })
      await step(workflowId, 'remove', { reason: 'stolen' })
      expect(told(await send(shop, owner, 'DELETE', at(workflowId))).code).toBe('ILLEGAL_TRANSITION')
    })

    it('takes a draft, an archived and a removed one away alike', async () => {
      for (const steps of [[], ['publish', 'archive'], ['remove']]) {
        const { workflowId } = await uploaded(shop, owner, { publish: false })
        for (const name of steps) await step(workflowId, name, { reason: 'x' })
        expect((await send(shop, owner, 'DELETE', at(workflowId))).status).toBe(204)
      }
    })
  })

  describe('categories', () => {
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
})
