import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, send, told, upload, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'

/** Everything that must hold of the catalogue's rows whatever was done at once; each question has no answer. */
const violations = `
  select 'listed without its workflow being published' as what from listed_contents l
    join workflows w on w.id = l.workflow_id where w.status <> 'published'
  union all
  select 'published without its content being listed' from workflows w
    join workflow_versions v on v.id = w.offered_version_id
   where w.status = 'published'
     and not exists (select from listed_contents l where l.workflow_id = w.id and l.content_hash = v.content_hash)
  union all
  select 'offers a version that is not released' from workflows w join workflow_versions v on v.id = w.offered_version_id
   where v.status <> 'released'
  union all
  select 'two listed workflows of one content' from workflows a join workflow_versions x on x.workflow_id = a.id
    join workflow_versions y on y.content_hash = x.content_hash join workflows b on b.id = y.workflow_id
   where a.status = 'published' and b.status = 'published' and a.id < b.id and x.status = 'released' and y.status = 'released'
  union all
  select 'an entitlement to nothing' from entitlements e where not exists (select from workflows w where w.id = e.workflow_id)`

describe('at once', () => {
  let shop: TestShop
  let other: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    other = await besides(shop)
    owner = await shopOwner(shop)
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

  const at = (id: string, more = '') => `/api/admin/workflows/${id}${more}`
  const coded = (answers: ReadonlyArray<Received>) =>
    answers.map((answer) => (answer.status < 300 ? String(answer.status) : told(answer).code)).toSorted()
  const sound = async () => expect(await shop.sql(violations)).toEqual([])

  it('uploads of one file to two instances leave one listed, the others are told of it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const document = aDocument()
      const answers = await Promise.all(
        [shop, other, shop, other].map((each, index) =>
          upload(each, owner, { title: `Copy ${round} ${index}`, document }),
        ),
      )
      expect(coded(answers)).toEqual(['201', 'DUPLICATE_CONTENT', 'DUPLICATE_CONTENT', 'DUPLICATE_CONTENT'])
      const kept = await shop.sql(`select from workflows where title like $1`, [`Copy ${round} %`])
      expect(kept).toHaveLength(1)
    }
    await sound()
  })

  it('drafts of one file that are published leave one in the lists', async () => {
    const document = aDocument()
    const drafts = [
      await uploaded(shop, owner, { document, publish: false }),
      await uploaded(shop, owner, { document, publish: false }),
    ]
    const answers = await Promise.all(
      drafts.map(({ workflowId }, index) =>
        send(index === 0 ? shop : other, owner, 'POST', at(workflowId, '/publish')),
      ),
    )
    expect(coded(answers)).toEqual(['200', 'DUPLICATE_CONTENT'])
    await sound()
  })

  it('uploads under one title each get an address of their own', async () => {
    const answers = await Promise.all(
      [shop, other, shop, other, shop].map((each) => upload(each, owner, { title: 'One title for all' })),
    )
    expect(coded(answers)).toEqual(['201', '201', '201', '201', '201'])
    expect(new Set(answers.map(({ json }) => json.slug)).size).toBe(5)
  })

  it('publishing and deleting end in one order or the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { workflowId } = await uploaded(shop, owner, { publish: false })
      const [published, deleted] = await Promise.all([
        send(shop, owner, 'POST', at(workflowId, '/publish')),
        send(other, owner, 'DELETE', at(workflowId)),
      ])
      expect(deleted.status).toBe(204)
      expect([200, 404]).toContain(published.status)
      expect((await send(shop, owner, 'GET', at(workflowId))).status).toBe(404)
    }
    await sound()
  })

  it('a claim and a deletion leave either an owner of what is archived, or nothing', async () => {
    const ada = await buyer(shop)
    for (let round = 0; round < 8; round += 1) {
      const { workflowId } = await uploaded(shop, owner, { price: { amount: 0, currency: 'NGN' } })
      const [claimed, deleted] = await Promise.all([
        ask(shop.url, `/api/workflows/${workflowId}/claim`, { method: 'POST', headers: bearer(ada.accessToken) }),
        send(other, owner, 'DELETE', at(workflowId)),
      ])
      const outcome = [claimed.status, deleted.status]
      expect([
        [201, 200],
        [404, 204],
      ]).toContainEqual(outcome)
    }
    await sound()
  })

  it('edits that start from one state change it once', async () => {
    const { workflowId } = await uploaded(shop, owner)
    const tag = (await send(shop, owner, 'GET', at(workflowId))).header('etag') ?? ''
    const answers = await Promise.all(
      [shop, other, shop, other].map((each, index) =>
        send(each, owner, 'PATCH', at(workflowId), {
          body: { summary: `Edit ${index}` },
          headers: { 'If-Match': tag },
        }),
      ),
    )
    expect(coded(answers)).toEqual(['200', 'STALE', 'STALE', 'STALE'])
  })

  it('one version that is added twice is there once', async () => {
    const { workflowId } = await uploaded(shop, owner)
    const body = () => ({ version: '1.1.0', changelog: '', document: aDocument(), release: true })
    const answers = await Promise.all(
      [shop, other].map((each) => send(each, owner, 'POST', at(workflowId, '/versions'), { body: body() })),
    )
    expect(coded(answers)).toEqual(['201', 'DUPLICATE_VERSION'])
    await sound()
  })
})
