import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { shopDatabase, type TestShop, testShop } from '../support/shop.ts'
import { type Wire, wireTo } from '../support/tcp-proxy.ts'
import { buyer, login, type Person } from './support/people.ts'

describe('without its database', () => {
  let shop: TestShop
  let wire: Wire
  let ada: Person
  let drop: () => Promise<void>
  beforeAll(async () => {
    const database = await shopDatabase()
    drop = database.drop
    wire = await wireTo(database.url)
    shop = await testShop({ DATABASE_URL: wire.url, LIMIT_POOL_WAIT_MS: '1000', LIMIT_STATEMENT_MS: '1500' })
    ada = await buyer(shop)
  })
  afterAll(async () => {
    await shop?.stop()
    await wire?.close()
    await drop?.()
  })
  afterEach(() => wire.restore())

  const me = () => ask(shop.url, '/api/auth/me', { headers: bearer(ada.accessToken) })
  const wish = () =>
    ask(shop.url, '/api/custom-requests', {
      headers: bearer(ada.accessToken),
      body: { title: 'One', description: 'Something.' },
    })
  const timed = async <A>(work: () => Promise<A>) => {
    const startedAt = performance.now()
    const answer = await work()
    return { answer, ms: performance.now() - startedAt }
  }

  describe.each([
    ['cut off', () => wire.cut()],
    ['that does not answer', () => wire.hang()],
  ] as const)('%s', (_, lose) => {
    it('OPS-04: the process lives, and is not ready, which it says within a second or so', async () => {
      lose()
      expect((await ask(shop.url, '/livez')).json).toEqual({ status: 'ok' })
      const { answer, ms } = await timed(() => ask(shop.url, '/readyz'))
      expect(answer.status).toBe(503)
      expect(answer.json).toEqual({ status: 'failed', parts: { database: 'failed' } })
      expect(ms).toBeLessThan(1_500)
    })

    it('R10: reads and writes are unavailable for the moment, and nothing hangs', async () => {
      lose()
      for (const work of [me, wish, () => login(shop, ada.email, 'whatever it is')]) {
        const { answer, ms } = await timed(work)
        expect([answer.status, answer.json.code]).toEqual([503, 'UNAVAILABLE'])
        expect(Number(answer.header('retry-after'))).toBeGreaterThan(0)
        expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|postgres|timeout|terminated/i)
        expect(ms).toBeLessThan(5_000)
      }
    })

    it('R10: service returns with the database, without a restart', async () => {
      lose()
      expect((await me()).status).toBe(503)
      wire.restore()
      const until = Date.now() + 10_000
      while ((await me()).status !== 200 && Date.now() < until) await sleep(100)
      expect((await me()).status).toBe(200)
      expect((await wish()).status).toBe(201)
      expect((await ask(shop.url, '/readyz')).json).toEqual({ status: 'ok', parts: { database: 'ok' } })
    })
  })

  it('what does not need it is served', async () => {
    wire.cut()
    expect((await ask(shop.url, '/api/openapi.json')).status).toBe(200)
    expect((await ask(shop.url, '/.well-known/jwks.json')).status).toBe(200)
  })
})
