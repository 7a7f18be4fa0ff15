import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workflow } from '../../src/domain/catalogue/workflow.ts'
import { soldBytes } from '../contract/delivery/stock.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { given, priced, stockedItem, told } from './support/delivered.ts'
import { buyer, type Person } from './support/people.ts'

describe('a download link', () => {
  let shop: TestShop
  let other: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    other = await besides(shop)
    ada = await buyer(shop)
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

  const owned = async (facts: Partial<Workflow> = {}): Promise<Workflow> => {
    const workflow = await stockedItem(shop, { price: priced, ...facts })
    await given(shop, ada, workflow)
    return workflow
  }
  const make = (person: Person, { id }: Pick<Workflow, 'id'>, body: unknown = {}) =>
    ask(shop.url, `/api/workflows/${id}/download-links`, { headers: bearer(person.accessToken), body })
  const tokenOf = ({ json }: Received): string => json.url.split('/').at(-1)
  const follow = (at: TestShop, token: string, method = 'GET') => ask(at.url, `/api/downloads/${token}`, { method })
  const downloadsOf = async ({ id }: Pick<Workflow, 'id'>): Promise<number> =>
    (
      await shop.sql(
        'select from downloads d join entitlements e on e.id = d.entitlement_id where e.workflow_id = $1',
        [id],
      )
    ).length

  it('is made for who owns the item: five minutes, five uses, 256 random bits that only the buyer sees', async () => {
    const workflow = await owned()
    const [first, second] = [await make(ada, workflow), await make(ada, workflow)]
    expect(first.status).toBe(201)
    expect(Object.keys(first.json).toSorted()).toEqual(['expiresAt', 'url', 'usesLeft'])
    expect(first.json.url).toMatch(/^http:\/\/localhost:\d+\/api\/downloads\/[A-Za-z0-9_-]{43}$/)
    expect(first.json.usesLeft).toBe(5)
    expect(Math.abs(Date.parse(first.json.expiresAt) - Date.now() - 300_000)).toBeLessThan(10_000)
    expect(tokenOf(first)).not.toBe(tokenOf(second))
    const [kept] = await shop.sql<{ all: string }>(`select json_agg(l)::text as all from download_links l`)
    expect(kept?.all).toContain(createHash('sha256').update(tokenOf(first)).digest('hex'))
    for (const made of [first, second]) expect(kept?.all).not.toContain(tokenOf(made))
  })

  it('DELIVER-06: fetches the sold bytes with the headers of any download, without a login', async () => {
    const workflow = await owned()
    const answer = await follow(other, tokenOf(await make(ada, workflow, { version: '1.0.0' })))
    const sold = soldBytes(workflow.versions[0] ?? { id: '' })
    expect(answer.status).toBe(200)
    expect(answer.bytes).toEqual(sold)
    expect(answer.headers).toMatchObject({
      'content-type': ['application/json'],
      'content-length': [String(sold.length)],
      'repr-digest': [`sha-256=:${createHash('sha256').update(sold).digest('base64')}:`],
      'cache-control': ['no-store'],
      'x-content-type-options': ['nosniff'],
      'referrer-policy': ['no-referrer'],
      'content-security-policy': ["default-src 'none'; frame-ancestors 'none'"],
    })
    expect(await downloadsOf(workflow)).toBe(1)
  })

  it('DELIVER-05: gives the file one safe name, whatever its title', async () => {
    const workflow = await owned({ title: 'a"; filename=evil.exe\r\nX: 1 – ünï.json' })
    const answer = await follow(shop, tokenOf(await make(ada, workflow)))
    expect(answer.headers['content-disposition']).toEqual([
      `attachment; filename="a-_ filename_evil.exe X- 1 _ uni.json"; filename*=UTF-8''a-%3B%20filename%3Devil.exe%20X-%201%20%E2%80%93%20%C3%BCn%C3%AF.json`,
    ])
    expect(answer.headers.x).toBeUndefined()
  })

  it('P22, DELIVER-03: is good for exactly five of twenty who use it at once on two instances', async () => {
    const workflow = await owned()
    const token = tokenOf(await make(ada, workflow))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => follow(index % 2 === 0 ? shop : other, token)),
    )
    const good = answers.filter(({ status }) => status === 200)
    expect(good).toHaveLength(5)
    for (const { bytes } of good) expect(bytes).toEqual(soldBytes(workflow.versions[0] ?? { id: '' }))
    expect(answers.filter(({ status }) => status !== 200).map(told)).toEqual(Array(15).fill([410, 'LINK_EXPIRED']))
    expect(await downloadsOf(workflow)).toBe(5)
  })

  it('is not used up by HEAD, which answers as GET would', async () => {
    const workflow = await owned()
    const token = tokenOf(await make(ada, workflow))
    for (let time = 0; time < 6; time += 1) expect((await follow(shop, token, 'HEAD')).status).toBe(200)
    expect(await downloadsOf(workflow)).toBe(0)
    for (let time = 0; time < 5; time += 1) expect((await follow(shop, token)).status).toBe(200)
    expect((await follow(shop, token, 'HEAD')).status).toBe(410)
  })

  it('DELIVER-02: is unknown when a letter of it differs, and nothing of it changes', async () => {
    const workflow = await owned()
    const token = tokenOf(await make(ada, workflow))
    const before = await shop.sql('select * from download_links order by id')
    const altered = [token.slice(0, -1), `${token}A`, token.toLowerCase(), 'x', '%00', 'A'.repeat(300)]
    for (const each of altered) expect(told(await follow(shop, each))).toEqual([404, 'NOT_FOUND'])
    expect(await shop.sql('select * from download_links order by id')).toEqual(before)
  })

  it('DELIVER-01: ends by the time of the database, not of an instance', async () => {
    const workflow = await owned()
    const token = tokenOf(await make(ada, workflow))
    await shop.sql(`update download_links set expires_at = app_now() where token_hash = $1`, [
      createHash('sha256').update(token).digest('hex'),
    ])
    expect(told(await follow(other, token))).toEqual([410, 'LINK_EXPIRED'])
  })

  it.each(['suspended', 'revoked'] as const)(
    'DELIVER-04, P22: fetches nothing on any instance once the right is %s',
    async (status) => {
      const workflow = await owned()
      const token = tokenOf(await make(ada, workflow))
      expect((await follow(shop, token)).status).toBe(200)
      await shop.sql(
        `with found as (update entitlements set status = $1 where workflow_id = $2 returning id)
         update entitlement_sources s set status = $1 from found where s.entitlement_id = found.id`,
        [status, workflow.id],
      )
      expect(told(await follow(other, token))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
      expect(told(await make(ada, workflow))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
    },
  )

  it('is made neither for who does not own the item, nor of a version that is not there', async () => {
    const workflow = await owned()
    const eve = await buyer(shop)
    expect(told(await make(eve, workflow))).toEqual([402, 'NOT_OWNED'])
    expect(told(await make(ada, workflow, { version: '9.9.9' }))).toEqual([404, 'NOT_FOUND'])
    expect(told(await make(ada, workflow, { uses: 1_000 }))).toEqual([422, 'VALIDATION_FAILED'])
    expect(told(await make(ada, { id: ada.id }))).toEqual([404, 'NOT_FOUND'])
  })

  it('lasts and counts as the shop is configured', async () => {
    const generous = await besides(shop, { LIMIT_DOWNLOAD_LINK_SECONDS: '60', LIMIT_DOWNLOAD_LINK_USES: '1' })
    const workflow = await owned()
    const path = `/api/workflows/${workflow.id}/download-links`
    const made = await ask(generous.url, path, { headers: bearer(ada.accessToken), body: {} })
    await generous.stop()
    expect(made.json.usesLeft).toBe(1)
    expect(Date.parse(made.json.expiresAt) - Date.now()).toBeLessThan(61_000)
    expect((await follow(shop, tokenOf(made))).status).toBe(200)
    expect(told(await follow(shop, tokenOf(made)))).toEqual([410, 'LINK_EXPIRED'])
  })
})
