import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument } from '../support/catalogue.ts'
import { codesOf } from '../support/every-route.ts'
import { type Person, shopOwner } from '../support/people.ts'

const limits = {
  LIMIT_JSON_DEPTH: '4',
  LIMIT_JSON_WIDTH: '6',
  LIMIT_WORKFLOW_DEPTH: '12',
  LIMIT_WORKFLOW_WIDTH: '20',
  LIMIT_HEADERS: '12',
}
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
const items = (count: number): ReadonlyArray<number> => Array.from({ length: count }, () => 0)

describe('R2, R6: limits are settings', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop(limits)
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const analyze = (document: unknown) =>
    ask(shop.url, '/api/admin/workflows/analyze', { headers: bearer(owner.accessToken), body: { document } })
  const registering = (body: unknown) => ask(shop.url, '/api/auth/register', { body })

  it('of how a body is built', async () => {
    expect(codesOf(await registering({ x: nested(3) })).join()).toContain('/x unknown_member')
    expect(codesOf(await registering({ x: nested(4) })).join()).toContain('too_deep')
    expect(codesOf(await registering({ x: items(6) })).join()).toContain('/x unknown_member')
    expect(codesOf(await registering({ x: items(7) })).join()).toContain('too_wide')
  })

  it('of how a workflow document is built', async () => {
    expect((await analyze(aDocument({ extra: nested(11) }))).status).toBe(200)
    expect(codesOf(await analyze(aDocument({ extra: nested(12) }))).join()).toContain('too_deep')
    expect((await analyze(aDocument({ extra: items(20) }))).status).toBe(200)
    expect(codesOf(await analyze(aDocument({ extra: items(21) }))).join()).toContain('too_wide')
  })

  it('of how many headers there are', async () => {
    const headers = (count: number) => Object.fromEntries(items(count).map((_, at) => [`X-${at}`, 'y']))
    expect((await ask(shop.url, '/livez', { headers: headers(8) })).status).toBe(200)
    expect((await ask(shop.url, '/livez', { headers: headers(12) })).status).toBe(431)
  })

  it('that stand in the API document', async () => {
    const { paths } = (await ask(shop.url, '/api/openapi.json')).json
    const told = (path: string): string => paths[path].post.requestBody.description
    expect(told('/api/auth/register')).toBe('at most 16384 bytes, 4 levels and 6 members or items of one container')
    expect(told('/api/admin/workflows/analyze')).toContain(
      'in its document, 12 levels and 20 members or items of one container',
    )
  })
})
