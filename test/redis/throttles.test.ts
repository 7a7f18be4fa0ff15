import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buyer, goodPassword, login, newEmail } from '../http/support/people.ts'
import { me } from '../http/support/tokens.ts'
import { figure } from '../observability/figures.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { type RedisServer, startRedis } from './support/redis-server.ts'

const troubles = ['well', 'stopped', 'paused', 'returning errors', 'empty'] as const

const newAddress = (() => {
  let last = 0
  return () => {
    last += 1
    return `203.0.113.${last}`
  }
})()

describe('throttles of a shop with Redis', () => {
  let redis: RedisServer
  let one: TestShop
  let other: TestShop
  beforeAll(async () => {
    redis = await startRedis()
    const settings = {
      REDIS_URL: redis.url,
      TRUSTED_PROXIES: '127.0.0.1',
      LIMIT_FORGOT_PER_ADDRESS: '100000',
      METRICS_PORT: '0',
    }
    one = await testShop(settings)
    other = await besides(one, settings)
  })
  afterAll(async () => {
    await other?.stop()
    await one?.stop()
    await redis?.close()
  })

  const tryIn = (time: number, email: string, password: string, address: string): Promise<Received> =>
    login(time % 2 ? one : other, email, password, { 'X-Forwarded-For': address })
  const counted = async (email: string): Promise<number> => {
    const rows = await one.sql<{ points: number }>(
      `select points from throttles where key like 'login_account:%' and key like '%' || encode(sha256($1::bytea), 'hex') || '%'`,
      [`user ${email}`],
    )
    return rows[0]?.points ?? 0
  }

  /** Redis knows who has to wait: both instances have come back to it. */
  const isAsked = async (): Promise<void> => {
    const address = newAddress()
    await vi.waitUntil(
      async () => {
        for (let time = 0; time < 7; time += 1) await tryIn(time, `x-${address}@example.test`, 'not it', address)
        return (await redis.keys()).some((key) => key.includes(address))
      },
      { timeout: 30_000, interval: 200 },
    )
  }

  it('remember in Redis who has to wait, and ask the database no more for a while', async () => {
    await isAsked()
    const [email, address] = [newEmail(), newAddress()]
    for (let time = 0; time < 6; time += 1) await tryIn(time, email, 'not the password', address)
    const sumOf = async () =>
      (await one.sql<{ sum: number }>('select coalesce(sum(points), 0)::int as sum from throttles'))[0]?.sum ?? 0
    const before = await sumOf()
    const flood: Array<Received> = []
    for (let time = 0; time < 40; time += 1) flood.push(await tryIn(time, email, 'again', address))
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([429]))
    // Without Redis it would be asked 40 times; a busy machine may be too slow for it now and then.
    expect((await sumOf()) - before).toBeLessThan(20)
    expect(await counted(email)).toBe(5)
    for (const { header } of flood) expect(Number(header('retry-after'))).toBeGreaterThan(800)
  })

  it.each(troubles)('AUTH-11, FAULT-09: hold to the number while Redis is %s', async (trouble) => {
    await isAsked()
    const [ada, address] = [await buyer(one), newAddress()]
    const answers: Array<Received> = []
    for (let time = 0; time < 3; time += 1) answers.push(await tryIn(time, ada.email, 'not the password', address))
    await redis.trouble[trouble]()
    for (let time = 3; time < 6; time += 1) answers.push(await tryIn(time, ada.email, 'not the password', address))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
    for (const time of [0, 1]) {
      if (trouble === 'empty') await redis.trouble.empty()
      const right = await tryIn(time, ada.email, goodPassword, address)
      expect([right.status, Number(right.header('retry-after')) <= 900]).toEqual([429, true])
    }
    expect((await tryIn(0, ada.email, goodPassword, newAddress())).status).toBe(200)
    const { accessToken } = ada
    expect((await me(other, accessToken)).status).toBe(200)
    await ask(one.url, '/api/auth/logout', { method: 'POST', headers: bearer(accessToken) })
    await expect.poll(async () => (await me(other, accessToken)).status, { timeout: 1_000 }).toBe(401)
    await redis.heal()
  })

  const p95 = (values: ReadonlyArray<number>): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

  const forgetting = async (): Promise<number> => {
    const took: Array<number> = []
    for (let time = 0; time < 60; time += 1) {
      const startedAt = performance.now()
      const answer = await ask(time % 2 ? one.url : other.url, '/api/auth/password/forgot', {
        body: { email: newEmail() },
      })
      took.push(performance.now() - startedAt)
      expect(answer.status).toBe(202)
    }
    return p95(took)
  }

  it.each(troubles)('FAULT-09: cost 50 ms more at most while Redis is %s', async (trouble) => {
    await isAsked()
    const beyond: Array<number> = []
    // What it costs shows every time; what a busy machine adds does not.
    for (let look = 0; look < 4 && beyond.every((each) => each > 50); look += 1) {
      const quiet = await forgetting()
      await redis.trouble[trouble]()
      beyond.push((await forgetting()) - quiet)
      await redis.heal()
    }
    expect(Math.min(...beyond)).toBeLessThanOrEqual(50)
  })

  it('are watched: what Redis answers, what it does not, and whether it is left alone', async () => {
    await isAsked()
    const calls = (outcome: string) => figure(one, 'vexa_outside_call_outcomes_total', { service: 'redis', outcome })
    const isLeftAlone = () => figure(one, 'vexa_breaker_open', { service: 'redis' })
    expect(await calls('done')).toBeGreaterThan(1)
    expect(await isLeftAlone()).toBe(0)
    await redis.trouble.stopped()
    await vi.waitUntil(
      async () => {
        await tryIn(1, newEmail(), 'not the password', newAddress())
        return (await isLeftAlone()) === 1
      },
      { timeout: 20_000, interval: 20 },
    )
    expect(await calls('thrown')).toBeGreaterThan(1)
    await redis.heal()
    await isAsked()
  })

  it('come back to Redis by themselves', async () => {
    await redis.trouble.stopped()
    expect((await tryIn(0, newEmail(), 'not the password', newAddress())).status).toBe(401)
    await redis.heal()
    await isAsked()
  })
})
