import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person, setRole, shopOwner } from './support/people.ts'

const pointersOf = ({ json }: Received): ReadonlyArray<string> =>
  json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()

describe('what the operator sees', () => {
  let shop: TestShop
  let ada: Person
  let olu: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
    olu = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const get = (path: string, person = olu): Promise<Received> =>
    ask(shop.url, path, { headers: bearer(person.accessToken) })

  describe('of how the shop does', () => {
    it('has every figure, in a shop that has sold nothing too', async () => {
      const answer = await get('/api/admin/stats')
      expect(answer.status).toBe(200)
      expect(answer.json).toEqual({
        totals: { users: 1, workflows: 0, sales: 0, openRequests: 0 },
        revenue: [],
        series: [],
        topWorkflows: [],
        conversion: { checkouts: 0, paid: 0, ratio: 0 },
      })
    })

    it.each([
      'from=2026-01-01T00:00:00Z',
      'to=2026-01-01T00:00:00%2B01:00',
      'from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z',
      'tz=Africa/Lagos&interval=hour',
      'interval=week',
      'interval=month',
    ])('can be asked for with %s', async (query) => {
      expect((await get(`/api/admin/stats?${query}`)).status).toBe(200)
    })

    it.each([
      ['tz=Mars/Olympus', '?tz'],
      ['tz=', '?tz'],
      ['tz=%2B01:00', '?tz'],
      ["tz=UTC'%3Bselect%201", '?tz'],
      ['interval=minute', '?interval'],
      ['from=yesterday', '?from'],
      ['to=2026-02-30', '?to'],
      ['from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', '?to'],
      ['currency=NGN', '?currency'],
    ])('cannot be asked for with %s', async (query, pointer) => {
      const answer = await get(`/api/admin/stats?${query}`)
      expect([answer.status, answer.json.code, pointersOf(answer)]).toEqual([422, 'VALIDATION_FAILED', [pointer]])
    })

    it('is not for buyers', async () => {
      expect((await get('/api/admin/stats', ada)).status).toBe(401)
    })
  })

  describe('of users', () => {
    it('is what it says, and never a hash', async () => {
      const { sales, entitlements, requests, ...user } = (await get(`/api/admin/users/${ada.id}`)).json
      expect([sales, entitlements, requests]).toEqual([[], [], []])
      expect(user).toEqual({
        id: ada.id,
        email: ada.email,
        name: 'Ada',
        status: 'unverified',
        emailVerified: false,
        createdAt: expect.any(String),
        purchases: 0,
      })
      expect((await get('/api/admin/users')).json).toEqual({ items: [user], nextCursor: null })
    })

    it.each(['%', '_', '\\', "'", '"', '%25', '🌍', 'a'.repeat(200), '(', '*'])(
      'answers a search for %s',
      async (text) => {
        expect((await get(`/api/admin/users?q=${encodeURIComponent(text)}`)).status).toBe(200)
      },
    )

    it.each([
      [`q=${'a'.repeat(201)}`, '?q'],
      ['q=%00', '?q'],
      ['status=gone', '?status'],
      ['q=a&q=b', '?q'],
    ])('cannot be searched for with %s', async (query, pointer) => {
      const answer = await get(`/api/admin/users?${query}`)
      expect([answer.status, pointersOf(answer)]).toEqual([422, [pointer]])
    })

    it('is nothing for an id that nobody has', async () => {
      for (const id of ['01890000-0000-7000-8000-000000000000', 'ada'])
        expect((await get(`/api/admin/users/${id}`)).status).toBe(404)
    })

    it('is not for buyers, nor for analysts', async () => {
      expect((await get('/api/admin/users', ada)).status).toBe(401)
      await setRole(shop, 'analyst')
      const answer = await get('/api/admin/users')
      const stats = await get('/api/admin/stats')
      await setRole(shop, 'owner')
      expect([answer.status, answer.json.code, stats.status]).toEqual([403, 'FORBIDDEN', 200])
    })
  })
})
