import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, login, newEmail, register } from './support/people.ts'
import { quickest } from './support/quickest.ts'

const hashOf = async (shop: TestShop, email: string): Promise<string> => {
  const [row] = await shop.sql<{ password_hash: string }>('select password_hash from users where email = $1', [email])
  return row?.password_hash ?? ''
}
const accounts = async (shop: TestShop): Promise<number> => (await shop.sql('select from users')).length

const firstIssue = ({ json }: Received): readonly [string, string] => [json.errors[0].pointer, json.errors[0].code]

/** What differs between any two problems: the request it answers. */
const impersonal = ({ json }: Received) => {
  const { requestId: _, ...rest } = json
  return rest
}

describe('passwords', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: '100', LIMIT_LOGIN_PER_ADDRESS: '100000' })
  })
  afterAll(() => shop?.stop())

  it('AUTH-02: registering an address that has an account is refused, and the account stays as it was', async () => {
    const ada = await buyer(shop)
    const before = await hashOf(shop, ada.email)
    const { status, json } = await register(shop, { email: ada.email, password: 'quite another phrase', name: 'Eve' })
    expect([status, json.code]).toEqual([409, 'EMAIL_TAKEN'])
    expect(await hashOf(shop, ada.email)).toBe(before)
    expect((await login(shop, ada.email, goodPassword)).json.user.name).toBe('Ada')
  })

  it('AUTH-03: 11 code points are too short, and nothing is made', async () => {
    const before = await accounts(shop)
    const answer = await register(shop, { password: 'elevenchars' })
    expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
    expect(firstIssue(answer)).toEqual(['/password', 'too_short'])
    expect(await accounts(shop)).toBe(before)
  })

  it('AUTH-04: 128 code points of 512 bytes are a password, and all of them count', async () => {
    const [email, password] = [newEmail(), '🪴🧭🪁🎐'.repeat(32)]
    expect(Buffer.byteLength(password)).toBe(512)
    expect((await register(shop, { email, password })).status).toBe(201)
    expect((await login(shop, email, password)).status).toBe(200)
    expect((await login(shop, email, [...password].slice(0, 127).join(''))).status).toBe(401)
  })

  it('AUTH-05: 129 code points are too long, which is said at once', async () => {
    const took = await quickest(3, async () => {
      const answer = await register(shop, { password: 'p'.repeat(129) })
      expect(answer.status).toBe(422)
      expect(firstIssue(answer)).toEqual(['/password', 'too_long'])
    })
    expect(took).toBeLessThan(50)
  })

  it('AUTH-06: overlong passwords at login cost nothing, ten at once', async () => {
    const took = await quickest(3, async () => {
      const tries = Array.from({ length: 10 }, () => login(shop, newEmail(), 'a'.repeat(15 * 1_024)))
      for (const answer of await Promise.all(tries)) {
        expect(answer.status).toBe(422)
        expect(firstIssue(answer)).toEqual(['/password', 'too_long'])
      }
    })
    expect(took).toBeLessThan(50)
  })

  it('AUTH-07: spellings that are equal in NFKC are one password', async () => {
    const email = newEmail()
    const composed = 'pässwörter-é-12'.normalize('NFC')
    await register(shop, { email, password: composed })
    expect((await login(shop, email, composed.normalize('NFD'))).status).toBe(200)
    expect((await login(shop, email, composed.replace('12', '１２'))).status).toBe(200)
  })

  it('AUTH-08: a password is neither trimmed nor folded', async () => {
    const [email, password] = [newEmail(), ' leading and trailing ']
    await register(shop, { email, password })
    expect((await login(shop, email, password)).status).toBe(200)
    expect((await login(shop, email, password.trim())).status).toBe(401)
    expect((await login(shop, email, password.toUpperCase())).status).toBe(401)
  })

  it.each([
    ['is on the list of common ones', newEmail(), 'passwordpassword'],
    ['is on that list but for its case', newEmail(), 'PasswordPassword'],
    ['holds the local part of the address', 'lovelace@example.test', 'by LOVELACE herself'],
    ['holds the name of the shop', newEmail(), 'all the Vexations'],
  ])('AUTH-09: a password that %s is refused as weak', async (_, email, password) => {
    const answer = await register(shop, { email, password })
    expect([answer.status, answer.json.code]).toEqual([422, 'WEAK_PASSWORD'])
    expect(firstIssue(answer)).toEqual(['/password', 'weak_password'])
  })

  it('AUTH-09: a local part of three characters may stand in a password', async () => {
    expect((await register(shop, { email: 'bee@example.test', password: 'a bee in the garden' })).status).toBe(201)
  })

  it('AUTH-10: what is stored is argon2id of at least 19 MiB, salted for each account', async () => {
    const [ada, eve] = [await buyer(shop), await buyer(shop)]
    const [hers, his] = [await hashOf(shop, ada.email), await hashOf(shop, eve.email)]
    const [, parameters = ''] = /^\$argon2id\$v=19\$([a-z0-9=,]+)\$/.exec(hers) ?? []
    const { m, t, p } = Object.fromEntries(parameters.split(',').map((each) => each.split('=')))
    expect(Number(m)).toBeGreaterThanOrEqual(19_456)
    expect(Number(t)).toBeGreaterThanOrEqual(2)
    expect(Number(p)).toBeGreaterThanOrEqual(1)
    expect(his).not.toBe(hers)
  })

  it('AUTH-18: of two who register one address at once, in different case, one has the account', async () => {
    const name = newEmail()
    const both = await Promise.all([name.toUpperCase(), name].map((email) => register(shop, { email })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await shop.sql('select from users where email_key = $1', [name])).toHaveLength(1)
  })
})

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

  it('AUTH-01: cannot be told from a failed login, by its words or by its time', { timeout: 60_000 }, async () => {
    const known = (await buyer(shop)).email
    const unknown = newEmail()
    const took: Record<string, Array<number>> = { [known]: [], [unknown]: [] }
    const seen = new Set<string>()
    for (let round = 0; round < 100; round += 1)
      for (const email of [known, unknown]) {
        const startedAt = performance.now()
        const answer = await login(shop, email, 'not the password')
        took[email]?.push(performance.now() - startedAt)
        seen.add(JSON.stringify([answer.status, impersonal(answer), Object.keys(answer.headers).sort()]))
      }
    expect(seen.size).toBe(1)
    expect([...seen][0]).toContain('INVALID_CREDENTIALS')
    const [a, b] = [median(took[known] ?? []), median(took[unknown] ?? [])]
    expect(Math.abs(a - b)).toBeLessThanOrEqual(Math.max(5, 0.05 * Math.max(a, b)))
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

  it('AUTH-13: of many accounts from one address are stopped at the configured number', async () => {
    const statuses: Array<number> = []
    for (let time = 0; time < 13; time += 1)
      statuses.push((await login(one, newEmail(), 'not the password', from('198.51.100.6'))).status)
    expect(statuses).toEqual([...Array(12).fill(401), 429])
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
    try {
      const statuses: Array<number> = []
      for (let time = 0; time < 20; time += 1)
        statuses.push((await register(shop, { password: 'passwordpassword' })).status)
      expect(new Set(statuses)).toEqual(new Set([422]))
      const last = await register(shop)
      expect([last.status, last.json.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(last.header('retry-after'))).toBeLessThanOrEqual(3_600)
      expect((await ask(shop.url, '/api/openapi.json')).status).toBe(200)
    } finally {
      await shop.stop()
    }
  })
})
