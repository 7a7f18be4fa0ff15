import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { actsOf, aListing, eventsAbout, send, told, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('editing a workflow', () => {
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
  const eventsOf = (id: string) => eventsAbout(shop, id)

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
