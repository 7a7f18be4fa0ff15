import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, shopOwner } from './support/people.ts'
import { me, refresh } from './support/tokens.ts'

describe('a refresh token', () => {
  let shop: TestShop
  let other: TestShop
  let shiftMs = 0
  const clock = { now: () => new Date(Date.now() + shiftMs) }
  beforeAll(async () => {
    shop = await testShop({}, { clock })
    other = await besides(shop, {}, { clock })
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

  it('TOKEN-11: used again after the grace of ten seconds ends its whole session', async () => {
    const eve = await buyer(shop)
    const next = (await refresh(shop, eve.refreshToken)).json
    shiftMs += 11_000
    const again = await refresh(other, eve.refreshToken)
    expect([again.status, again.json.code]).toEqual([401, 'TOKEN_REUSED'])
    expect((await refresh(shop, next.refreshToken)).status).toBe(401)
    await expect.poll(async () => (await me(shop, next.accessToken)).status, { timeout: 1_000 }).toBe(401)
  })

  it('used again within ten seconds is refused, and nothing else happens', async () => {
    const eve = await buyer(shop)
    const next = (await refresh(shop, eve.refreshToken)).json
    const again = await refresh(other, eve.refreshToken)
    expect([again.status, again.json.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect((await me(shop, next.accessToken)).status).toBe(200)
    expect((await refresh(shop, next.refreshToken)).status).toBe(200)
  })

  it('from before the last one is an alarm at once', async () => {
    const eve = await buyer(shop)
    const second = (await refresh(shop, eve.refreshToken)).json
    shiftMs += 1_000
    const third = (await refresh(shop, second.refreshToken)).json
    expect((await refresh(shop, eve.refreshToken)).json.code).toBe('TOKEN_REUSED')
    expect((await me(shop, third.accessToken)).status).toBe(401)
  })

  it('TOKEN-12: used twice at once on two instances gives one new pair, which works', async () => {
    for (let round = 0; round < 10; round += 1) {
      const eve = await buyer(shop)
      const both = await Promise.all([refresh(shop, eve.refreshToken), refresh(other, eve.refreshToken)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
      const won = both.find(({ status }) => status === 200)
      expect((await me(other, won?.json.accessToken)).status).toBe(200)
      expect((await refresh(other, won?.json.refreshToken)).status).toBe(200)
    }
  })

  it('TOKEN-13: idle for 7 days, or of a session 30 days old, is refused', async () => {
    const day = 86_400_000
    const idle = await buyer(shop)
    const busy = await buyer(shop)
    let token = busy.refreshToken
    for (let days = 0; days < 30; days += 6) {
      token = (await refresh(shop, token)).json.refreshToken
      shiftMs += 6 * day
    }
    expect((await refresh(shop, token)).status).toBe(401)
    expect((await refresh(shop, idle.refreshToken)).status).toBe(401)
    const other7 = await buyer(shop)
    shiftMs += 7 * day
    expect((await refresh(shop, other7.refreshToken)).status).toBe(401)
  })

  it('of an operator is idle after 12 hours, and is no user’s', async () => {
    const owner = await shopOwner(shop)
    expect((await refresh(shop, owner.refreshToken)).status).toBe(401)
    const asOperator = (token: string) => ask(shop.url, '/api/admin/refresh', { body: { refreshToken: token } })
    const next = await asOperator(owner.refreshToken)
    expect(next.status).toBe(200)
    expect((await asOperator((await buyer(shop)).refreshToken)).status).toBe(401)
    shiftMs += 12 * 3_600_000
    expect((await asOperator(next.json.refreshToken)).status).toBe(401)
  })

  it('that never was, or is too long, is refused', async () => {
    expect((await refresh(shop, 'a'.repeat(43))).status).toBe(401)
    expect((await refresh(shop, 'a'.repeat(201))).status).toBe(422)
  })

  it('TOKEN-14: stands in no table, nor does an access token; only hashes do', async () => {
    const eve = await buyer(shop)
    const next = (await refresh(shop, eve.refreshToken)).json
    const tables = await shop.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    )
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) {
      const text = JSON.stringify(await shop.sql(`select to_jsonb(t) from ${name} t`))
      for (const secret of [eve.refreshToken, next.refreshToken, eve.accessToken, goodPassword])
        expect(text.includes(secret), name).toBe(false)
    }
  })
})
