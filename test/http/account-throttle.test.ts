import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Received } from '../support/http.ts'
import { besides, owner, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, login, newEmail } from './support/people.ts'
import { me } from './support/tokens.ts'

const proxied = { TRUSTED_PROXIES: '127.0.0.1' }
const from = (address: string) => ({ 'X-Forwarded-For': address })

/** Nobody before had this address. */
const newAddress = (() => {
  let last = 0
  return () => {
    last += 1
    return `203.0.${113 + (last >> 8)}.${last & 255}`
  }
})()

describe('failed logins of one account from ever new addresses', () => {
  let one: TestShop
  let other: TestShop
  beforeAll(async () => {
    one = await testShop(proxied)
    other = await besides(one, proxied)
  })
  afterAll(async () => {
    await other?.stop()
    await one?.stop()
  })

  const fail = (email: string, time: number): Promise<Received> =>
    login(time % 2 === 0 ? one : other, email, 'not the password', from(newAddress()))
  const exhaust = async (email: string): Promise<void> => {
    for (let time = 0; time < 50; time += 1) expect((await fail(email, time)).status).toBe(401)
  }
  const enter = (email: string, address: string) => login(one, email, goodPassword, from(address))
  const aged = (days: number, id: string) =>
    one.sql(`update known_addresses set seen_at = seen_at - $1 * interval '1 day' where user_id = $2`, [days, id])

  it('AUTH-14: are stopped at the 51st in an hour, on whichever instance, but not who signed in from there within 30 days', {
    timeout: 120_000,
  }, async () => {
    const ada = await buyer(one)
    const home = newAddress()
    expect((await enter(ada.email, home)).status).toBe(200)
    await aged(7, ada.id)
    await exhaust(ada.email)
    for (const time of [50, 51]) {
      const refused = await fail(ada.email, time)
      expect([refused.status, refused.json.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(refused.header('retry-after'))).toBeGreaterThanOrEqual(1)
      expect(Number(refused.header('retry-after'))).toBeLessThanOrEqual(3_600)
    }
    expect((await enter(ada.email, newAddress())).status).toBe(429)
    expect((await me(one, ada.accessToken)).status).toBe(200)
    expect((await enter(ada.email, home)).status).toBe(200)
    await aged(31, ada.id)
    expect((await enter(ada.email, home)).status).toBe(429)
  })

  it('AUTH-14: are stopped alike where there is no account, and one is known by its own addresses only', {
    timeout: 120_000,
  }, async () => {
    const [nobody, ben] = [newEmail(), await buyer(one)]
    const home = newAddress()
    expect((await enter(ben.email, home)).status).toBe(200)
    await exhaust(nobody)
    expect((await login(other, nobody, goodPassword, from(home))).status).toBe(429)
  })

  it('AUTH-14: do not come from one address: who is stopped for that adds nothing to what the account stands', async () => {
    const ada = await buyer(one)
    const address = newAddress()
    for (let time = 0; time < 60; time += 1) await login(one, ada.email, 'not the password', from(address))
    expect((await enter(ada.email, newAddress())).status).toBe(200)
  })

  it('AUTH-13: of a hundred accounts from one address are stopped at the 101st, on whichever instance', {
    timeout: 120_000,
  }, async () => {
    const address = newAddress()
    const statuses: Array<number> = []
    for (let time = 0; time < 101; time += 1)
      statuses.push((await login(time % 2 ? one : other, newEmail(), 'not the password', from(address))).status)
    expect(statuses).toEqual([...Array(100).fill(401), 429])
  })

  it('R3: a known address is still one that fails five times and no more', async () => {
    const ada = await buyer(one)
    const home = newAddress()
    expect((await enter(ada.email, home)).status).toBe(200)
    const statuses: Array<number> = []
    for (let time = 0; time < 6; time += 1)
      statuses.push((await login(one, ada.email, 'not the password', from(home))).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('R3: an IPv6 network is known by any of its addresses', async () => {
    const ada = await buyer(one)
    expect((await enter(ada.email, '2001:db8:7:7::1')).status).toBe(200)
    const rows = () => one.sql('select from known_addresses where user_id = $1', [ada.id])
    const before = (await rows()).length
    expect((await enter(ada.email, '2001:db8:7:7:ffff::2')).status).toBe(200)
    expect((await rows()).length).toBe(before)
  })

  it('AUTH-14: of operators are stopped alike, but not who works from there', { timeout: 120_000 }, async () => {
    const enterShop = (password: string, address: string) =>
      ask(one.url, '/api/admin/login', { headers: from(address), body: { email: owner.email, password } })
    const office = newAddress()
    expect((await enterShop(owner.password, office)).status).toBe(200)
    for (let time = 0; time < 50; time += 1)
      expect((await enterShop('not the password', newAddress())).status).toBe(401)
    expect((await enterShop(owner.password, newAddress())).status).toBe(429)
    expect((await enterShop(owner.password, office)).status).toBe(200)
  })

  it('keep no address that could be read back', async () => {
    const ada = await buyer(one)
    const home = newAddress()
    expect((await enter(ada.email, home)).status).toBe(200)
    const rows = await one.sql<{ hash: string }>('select hash from known_addresses where user_id = $1', [ada.id])
    expect(rows).toHaveLength(2)
    for (const { hash } of rows) expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(rows)).not.toContain(home)
  })
})
