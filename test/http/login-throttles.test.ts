import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, login, newEmail, register } from './support/people.ts'

/** What differs between any two problems: the request it answers. */
const impersonal = ({ json }: Received) => {
  const { requestId: _, ...rest } = json
  return rest
}

describe('who has an account', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({
      LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: '1000',
      LIMIT_LOGIN_PER_ACCOUNT: '1000',
      LIMIT_LOGIN_PER_ADDRESS: '1000',
    })
  })
  afterAll(() => shop?.stop())

  const median = (values: ReadonlyArray<number>): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

  /** Medians of failed logins for both, interleaved and in turns first; what they were told goes into `seen`. */
  const timed = async (known: string, unknown: string, seen: Set<string>): Promise<readonly [number, number]> => {
    const took: Record<string, Array<number>> = { [known]: [], [unknown]: [] }
    for (let round = 0; round < 100; round += 1)
      for (const email of round % 2 === 0 ? [known, unknown] : [unknown, known]) {
        const startedAt = performance.now()
        const answer = await login(shop, email, 'not the password')
        took[email]?.push(performance.now() - startedAt)
        seen.add(JSON.stringify([answer.status, impersonal(answer), Object.keys(answer.headers).sort()]))
      }
    return [median(took[known] ?? []), median(took[unknown] ?? [])]
  }

  /** A leak shows every time it is looked for; what a busy machine adds does not. */
  const mostLooks = 3

  it('AUTH-01: cannot be told from a failed login, by its words or by its time', { timeout: 120_000 }, async () => {
    const known = (await buyer(shop)).email
    const seen = new Set<string>()
    const beyond: Array<number> = []
    for (let look = 0; look < mostLooks && beyond.at(-1) !== 0; look += 1) {
      const [a, b] = await timed(known, newEmail(), seen)
      beyond.push(Math.max(0, Math.abs(a - b) - Math.max(5, 0.05 * Math.max(a, b))))
    }
    expect(seen.size).toBe(1)
    expect([...seen][0]).toContain('INVALID_CREDENTIALS')
    expect(beyond).toContain(0)
  })
})

describe('too many failures', () => {
  let one: TestShop
  let other: TestShop
  beforeAll(async () => {
    one = await testShop({ LIMIT_LOGIN_PER_ADDRESS: '12', TRUSTED_PROXIES: '127.0.0.1' })
    other = await besides(one, { LIMIT_LOGIN_PER_ADDRESS: '12', TRUSTED_PROXIES: '127.0.0.1' })
  })
  afterAll(async () => {
    await other?.stop()
    await one?.stop()
  })
  const from = (address: string) => ({ 'X-Forwarded-For': address })
  const wait = (answer: Received): number => Number(answer.header('retry-after'))

  it.each([
    ['AUTH-11: of one account', async () => (await buyer(one)).email, '198.51.100.1'],
    ['AUTH-12: of an address without an account', async () => newEmail(), '198.51.100.2'],
  ])(
    '%s are stopped at the sixth, on whichever instance; then the right password is refused too',
    async (_, make, address) => {
      const email = await make()
      const answers: Array<Received> = []
      for (let time = 0; time < 6; time += 1)
        answers.push(await login(time % 2 === 0 ? one : other, email, 'not the password', from(address)))
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
      expect(answers[5]?.json.code).toBe('RATE_LIMITED')
      const right = await login(other, email, goodPassword, from(address))
      expect(right.status).toBe(429)
      for (const limited of [answers[5] ?? right, right]) {
        expect(wait(limited)).toBeGreaterThanOrEqual(1)
        expect(wait(limited)).toBeLessThanOrEqual(900)
      }
    },
  )

  it('from elsewhere do not keep the account’s owner out', async () => {
    const { email } = await buyer(one)
    for (let time = 0; time < 6; time += 1) await login(one, email, 'not the password', from('198.51.100.3'))
    expect((await login(other, email, goodPassword, from('198.51.100.4'))).status).toBe(200)
  })

  it('side by side cannot slip through together', async () => {
    const email = newEmail()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        login(at % 2 ? one : other, email, 'not the password', from('198.51.100.5')),
      ),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  })

  it('are counted for an IPv6 network of 64 bits together', async () => {
    const email = newEmail()
    const statuses: Array<number> = []
    for (let time = 1; time <= 6; time += 1)
      statuses.push((await login(one, email, 'not the password', from(`2001:db8:0:1::${time}`))).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect((await login(one, email, 'not the password', from('2001:db8:0:2::1'))).status).toBe(401)
  })

  it('cannot be hidden behind an address that the client makes up', async () => {
    const shop = await testShop()
    try {
      const email = newEmail()
      const statuses: Array<number> = []
      for (let time = 1; time <= 6; time += 1)
        statuses.push((await login(shop, email, 'not the password', from(`203.0.113.${time}`))).status)
      expect(statuses.at(-1)).toBe(429)
    } finally {
      await shop.stop()
    }
  })

  it('do not come from logins that succeed', async () => {
    const { email } = await buyer(one)
    for (let time = 0; time < 7; time += 1)
      expect((await login(one, email, goodPassword, from('198.51.100.7'))).status).toBe(200)
  })
})

describe('too many registrations', () => {
  it('AUTH-02: from one address are stopped at the 21st in an hour, whether they succeed or not', async () => {
    const shop = await testShop({ LIMIT_REGISTER_PER_ADDRESS: '20' })
    const other = await besides(shop, { LIMIT_REGISTER_PER_ADDRESS: '20' })
    try {
      const statuses: Array<number> = []
      for (let time = 0; time < 20; time += 1)
        statuses.push((await register(time % 2 ? shop : other, { password: 'passwordpassword' })).status)
      expect(new Set(statuses)).toEqual(new Set([422]))
      const last = await register(shop)
      expect([last.status, last.json.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(last.header('retry-after'))).toBeLessThanOrEqual(3_600)
      expect((await ask(shop.url, '/api/openapi.json')).status).toBe(200)
    } finally {
      await other.stop()
      await shop.stop()
    }
  })
})
