import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { actsOf, aDocument, eventsAbout, send, told, uploaded } from '../support/catalogue.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'

describe('steps that two instances take at once', () => {
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
  const withSecondVersion = async (): Promise<string> => {
    const { workflowId } = await uploaded(shop, owner)
    const body = { version: '1.1.0', changelog: '', document: aDocument() }
    expect((await send(shop, owner, 'POST', at(workflowId, '/versions'), { body })).status).toBe(201)
    return workflowId
  }

  it('release a version once, and each of them is on record', async () => {
    const workflowId = await withSecondVersion()
    const answers = await Promise.all(
      [shop, other, shop, other].map((each) =>
        send(each, owner, 'POST', at(workflowId, '/versions/1.1.0/release'), {}),
      ),
    )
    expect(coded(answers)).toEqual(['200', '200', '200', '200'])
    expect(new Set(answers.map(({ json }) => json.releasedAt)).size).toBe(1)
    expect((await eventsAbout(shop, workflowId)).filter((type) => type === 'VersionReleased')).toHaveLength(1)
    expect((await actsOf(shop, workflowId)).filter((action) => action === 'version.release')).toHaveLength(4)
  })

  it('release and yank a version in one order or the other', async () => {
    for (let round = 0; round < 4; round += 1) {
      const workflowId = await withSecondVersion()
      const [released, yanked] = await Promise.all([
        send(shop, owner, 'POST', at(workflowId, '/versions/1.1.0/release')),
        send(other, owner, 'POST', at(workflowId, '/versions/1.1.0/yank'), { body: { reason: 'x' } }),
      ])
      expect(released.status).toBe(200)
      expect([200, 409]).toContain(yanked.status)
      const { versions, version } = (await send(shop, owner, 'GET', at(workflowId))).json
      const [status] = versions
        .filter((each: Record<string, string>) => each['version'] === '1.1.0')
        .map((each: Record<string, string>) => each['status'])
      expect([status, version]).toEqual(yanked.status === 200 ? ['yanked', '1.0.0'] : ['released', '1.1.0'])
    }
  })

  it('leave a checkout of what is archived, or nothing to check out', async () => {
    const ada = await buyer(shop)
    for (let round = 0; round < 8; round += 1) {
      const { workflowId } = await uploaded(shop, owner)
      const [begun, deleted] = await Promise.all([
        ask(shop.url, '/api/payment/initialize', { headers: bearer(ada.accessToken), body: { workflowId } }),
        send(other, owner, 'DELETE', at(workflowId)),
      ])
      // Nobody answers for Paystack here, so a checkout that was made is there and waits. One that saw the item before it
      // went finds out by the foreign key.
      expect([
        [503, 200],
        [404, 204],
        [409, 204],
      ]).toContainEqual([begun.status, deleted.status])
      const checkouts = await shop.sql('select from checkouts where workflow_id = $1', [workflowId])
      expect(checkouts).toHaveLength(deleted.status === 200 ? 1 : 0)
    }
  })

  it.each([
    ['publish', undefined],
    ['unlist', undefined],
    ['archive', undefined],
    ['remove', { reason: 'x' }],
    ['versions/1.1.0/release', undefined],
    ['versions/1.0.0/yank', { reason: 'x' }],
  ])('are refused when they start from an older state: %s', async (step, body) => {
    const workflowId = await withSecondVersion()
    const headers = { 'If-Match': (await send(shop, owner, 'GET', at(workflowId))).header('etag') ?? '' }
    await send(other, owner, 'PATCH', at(workflowId), { body: { summary: 'Meanwhile' } })
    const before = await actsOf(shop, workflowId)
    const answer = await send(shop, owner, 'POST', at(workflowId, `/${step}`), { body, headers })
    expect(told(answer)).toMatchObject({ status: 412, code: 'STALE' })
    expect(told(await send(shop, owner, 'DELETE', at(workflowId), { headers })).code).toBe('STALE')
    expect(await actsOf(shop, workflowId)).toEqual(before)
  })
})
