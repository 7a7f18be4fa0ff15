import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, login, newEmail, register } from './support/people.ts'
import { quickest } from './support/quickest.ts'

const hashOf = async (shop: TestShop, email: string): Promise<string> => {
  const [row] = await shop.sql<{ password_hash: string }>('select password_hash from users where email = $1', [email])
  return row?.password_hash ?? ''
}
const accounts = async (shop: TestShop): Promise<number> => (await shop.sql('select from users')).length

const firstIssue = ({ json }: Received): readonly [string, string] => [json.errors[0].pointer, json.errors[0].code]

describe('passwords', () => {
  let shop: TestShop
  let other: TestShop
  beforeAll(async () => {
    shop = await testShop({ LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: '100', LIMIT_LOGIN_PER_ADDRESS: '100000' })
    other = await besides(shop)
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

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
    const took = await quickest(20, async () => {
      const answer = await register(shop, { password: 'p'.repeat(129) })
      expect(answer.status).toBe(422)
      expect(firstIssue(answer)).toEqual(['/password', 'too_long'])
    })
    expect(took).toBeLessThan(50)
  })

  it('AUTH-06: overlong passwords at login cost nothing, ten at once', async () => {
    const took = await quickest(40, async () => {
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

  it('AUTH-18: of two who register one address at once on two instances, in different case, one has the account', async () => {
    const name = newEmail()
    const both = await Promise.all([register(shop, { email: name.toUpperCase() }), register(other, { email: name })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await shop.sql('select from users where email_key = $1', [name])).toHaveLength(1)
  })
})
