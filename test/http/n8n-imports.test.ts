import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { aDocument, post, uploaded } from './support/catalogue.ts'
import { given, priced, stockedItem } from './support/delivered.ts'
import { connected, n8nAsks, namesAt, numberOf } from './support/n8n.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

describe('what n8n gets of a buyer’s own', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    await uploaded(shop, owner, { title: 'Morning post', price: { amount: 0, currency: 'NGN' } })
  })
  afterAll(() => shop?.stop())

  it('serves an owner the newest version that is released, and nobody one that is not', async () => {
    const { workflowId } = await uploaded(shop, owner, { title: 'In versions' })
    const bola = await buyer(shop)
    await given(shop, bola, { id: workflowId })
    const base = await connected(shop, bola)
    const add = async (version: string, name: string, release: boolean) => {
      const [trigger] = aDocument().nodes as ReadonlyArray<object>
      const document = aDocument({ nodes: [{ ...trigger, name }], connections: {} })
      const body = { version, changelog: 'Other', document, release }
      expect((await post(shop, owner, `/api/admin/workflows/${workflowId}/versions`, body)).status).toBe(201)
    }
    await add('1.1.0', 'Every evening', true)
    await add('2.0.0', 'Every night', false)
    const id = await numberOf(shop, base, 'In versions')
    const nodes = async () =>
      (await n8nAsks(shop, `${base}/workflows/templates/${id}`)).json.workflow.nodes.map(
        ({ name }: Readonly<{ name: string }>) => name,
      )
    expect(await nodes()).toEqual(['Every evening'])
    await post(shop, owner, `/api/admin/workflows/${workflowId}/versions/1.1.0/yank`, { reason: 'broken' })
    expect(await nodes()).toEqual(['Every morning', 'Post'])
  })

  it('records what an owner imports as a download, and nothing else', async () => {
    const bola = await buyer(shop)
    const { workflowId } = await uploaded(shop, owner, { title: 'Recorded' })
    await given(shop, bola, { id: workflowId })
    const base = await connected(shop, bola)
    const records = async () =>
      shop.sql<{ version: string; address_hash: string }>(
        `select v.version, d.address_hash from downloads d join entitlements e on e.id = d.entitlement_id
           join workflow_versions v on v.id = d.version_id where e.user_id = $1`,
        [bola.id],
      )
    const [owned, open] = [await numberOf(shop, base, 'Recorded'), await numberOf(shop, '/n8n', 'Morning post')]
    const looked = await n8nAsks(shop, `${base}/workflows/templates/${owned}`, { method: 'HEAD' })
    await n8nAsks(shop, `${base}/templates/workflows/${owned}`)
    await n8nAsks(shop, `${base}/workflows/templates/${open}`)
    await n8nAsks(shop, `/n8n/workflows/templates/${open}`)
    expect([looked.status, looked.text, await records()]).toEqual([200, '', []])
    await n8nAsks(shop, `${base}/workflows/templates/${owned}`)
    expect(await records()).toEqual([{ version: '1.0.0', address_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    const library = await ask(shop.url, '/api/me/library', { headers: bearer(bola.accessToken) })
    expect(library.json.items[0]).toMatchObject({ downloadedVersion: '1.0.0', updateAvailable: false })
  })

  it('stops showing what was taken back, or was removed from the shop', async () => {
    const bola = await buyer(shop)
    const [lost, removed] = [await stockedItem(shop, { price: priced }), await stockedItem(shop, { status: 'removed' })]
    await given(shop, bola, lost, 'suspended')
    await given(shop, bola, removed)
    expect(await namesAt(shop, `${await connected(shop, bola)}/templates/search`)).toEqual(
      await namesAt(shop, '/n8n/templates/search'),
    )
  })
})
