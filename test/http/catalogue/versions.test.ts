import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aBrokenDocument, actsOf, aDocument, counts, send, told, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('the versions of a workflow', () => {
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
  const actsOn = (id: string) => actsOf(shop, id)

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
