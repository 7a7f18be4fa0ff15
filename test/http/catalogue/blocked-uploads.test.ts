import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aBrokenDocument, send, told, upload } from '../support/catalogue.ts'
import { type Person, setRole, shopOwner } from '../support/people.ts'

describe('an upload', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  it('that something blocks is kept as a draft, and is published when an owner overrides that with a reason', async () => {
    const blocked = await upload(shop, owner, { document: aBrokenDocument(), publish: false })
    expect(blocked.json).toMatchObject({ status: 'draft', version: '1.0.0' })
    const rules = blocked.json.report.findings
      .filter(({ severity }: { severity: string }) => severity === 'blocking')
      .map(({ rule }: { rule: string }) => rule)
    expect(rules.length).toBeGreaterThan(0)
    const at = `/api/admin/workflows/${blocked.json.workflowId}`
    expect((await send(shop, owner, 'GET', at)).json.versions).toMatchObject([{ status: 'accepted', releasedAt: null }])
    expect(told(await send(shop, owner, 'POST', `${at}/publish`))).toMatchObject({
      status: 409,
      code: 'NOT_PUBLISHABLE',
    })
    expect(told(await send(shop, owner, 'POST', `${at}/versions/1.0.0/release`))).toMatchObject({
      status: 409,
      code: 'NOT_PUBLISHABLE',
    })
    const override = { rules: [...new Set(rules)], reason: 'It is a building block' }
    expect((await send(shop, owner, 'PATCH', at, { body: { override } })).status).toBe(200)
    expect((await send(shop, owner, 'POST', `${at}/versions/1.0.0/release`)).json.status).toBe('released')
    expect((await send(shop, owner, 'POST', `${at}/publish`)).json.status).toBe('published')
    const acts = await shop.sql<{ facts: unknown }>(
      `select facts from audit_log where subject = $1 and action = 'workflow.update'`,
      [blocked.json.workflowId],
    )
    expect(acts).toEqual([{ facts: { changed: [], override } }])
    const direct = await upload(shop, owner, { document: aBrokenDocument(), override })
    expect(direct.json).toMatchObject({ status: 'published' })
  })

  it('lets only an owner override what blocks', async () => {
    await setRole(shop, 'manager')
    const override = { rules: ['broken-wiring'], reason: 'I like it' }
    expect(told(await upload(shop, owner, { override }))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect((await upload(shop, owner)).status).toBe(201)
    await setRole(shop, 'owner')
  })
})
