import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { actsOf, aDocument, eventsAbout, send, told, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'

const free = { amount: 0, currency: 'NGN' }

describe('deleting a workflow', () => {
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
  const eventsOf = (id: string) => eventsAbout(shop, id)

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
