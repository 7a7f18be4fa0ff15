import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../features/support/one-time-code.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { accountPolicy } from '../../src/composition/outside.ts'
import { AccountPolicy } from '../../src/ports/accounts/account-policy.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, owner, settingsOf, type TestShop, testShop } from '../support/shop.ts'
import { setRole } from './support/people.ts'

/** As production has it: owners need a second factor. */
const strict = {
  extra: [
    provide(AccountPolicy, {
      ...accountPolicy(settingsOf({ DATABASE_URL: 'postgres://x.example/x', PAYSTACK_SECRET_KEY: 'sk_test_x' })),
      ownersNeedSecondFactor: true,
    }),
  ],
}

describe('an owner where owners need a second factor', () => {
  let shop: TestShop
  let token: string
  let secret: string
  const signIn = (body: object = owner, at: TestShop = shop): Promise<Received> =>
    ask(at.url, '/api/admin/login', { body })
  const get = (path: string) => ask(shop.url, path, { headers: bearer(token) })
  const post = (path: string, body?: object) =>
    ask(shop.url, path, { method: 'POST', headers: bearer(token), ...(body === undefined ? {} : { body }) })
  beforeAll(async () => {
    shop = await testShop({}, strict)
    token = (await signIn()).json.accessToken
  })
  afterAll(() => shop?.stop())

  it('may look at their account and set one up, and nothing else', async () => {
    expect((await get('/api/admin/me')).json).toMatchObject({ role: 'owner', secondFactor: false })
    const refused = await get('/api/admin/stats')
    expect([refused.status, refused.json.code]).toEqual([403, 'FORBIDDEN'])
    expect((await get('/api/admin/admins')).status).toBe(403)
    await setRole(shop, 'manager')
    expect((await get('/api/admin/stats')).status).toBe(200)
    await setRole(shop, 'owner')
    expect((await get('/api/admin/stats')).status).toBe(403)
  })

  it('may do everything as soon as it is on; then it is not set up once more', async () => {
    expect((await post('/api/admin/totp/confirm', { otp: '000000' })).json.code).toBe('ILLEGAL_TRANSITION')
    const elsewhere = (await signIn()).json.accessToken
    const begun = await post('/api/admin/totp/setup')
    secret = begun.json.secret
    expect(begun.json.uri).toMatch(/^otpauth:\/\/totp\//)
    const confirmed = await post('/api/admin/totp/confirm', { otp: codeAt(secret, Date.now()) })
    expect([confirmed.status, confirmed.json.recoveryCodes.length]).toEqual([200, 10])
    expect((await get('/api/admin/stats')).status).toBe(200)
    // Whoever came in before it was on was asked for no code.
    expect((await ask(shop.url, '/api/admin/me', { headers: bearer(elsewhere) })).status).toBe(401)
    expect((await get('/api/admin/me')).json.secondFactor).toBe(true)
    expect((await post('/api/admin/totp/setup')).status).toBe(409)
    const kept = JSON.stringify(await shop.sql('select * from second_factors, recovery_codes'))
    for (const plain of [secret, ...confirmed.json.recoveryCodes.map((each: string) => each.replaceAll('-', ''))])
      expect(kept).not.toContain(plain)
  })

  it('gets in with one code once, of two who use it at once', async () => {
    // The code of the next half minute is good already, and no code of this one was taken in it.
    const otp = codeAt(secret, Date.now() + 30_000)
    const both = await Promise.all([signIn({ ...owner, otp }), signIn({ ...owner, otp })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
    expect((await signIn()).json.code).toBe('SECOND_FACTOR_REQUIRED')
    expect((await signIn({ ...owner, password: 'not the right one', otp })).json.code).toBe('INVALID_CREDENTIALS')
  })

  it('keeps it when the keys are changed: whoever opens with the new one first encrypts it anew', async () => {
    const old = JSON.parse(shop.settings.TOKEN_KEYS ?? '').keys
    const fresh = JSON.parse(await newTokenKeys()).keys
    const sealed = () => shop.sql<{ sealed: string }>('select sealed from second_factors')
    const [before] = await sealed()
    const second = await besides(shop, { TOKEN_KEYS: JSON.stringify({ keys: [...fresh, ...old] }) }, strict)
    await second.stop()
    expect((await sealed())[0]?.sealed).not.toBe(before?.sealed)
    const third = await besides(shop, { TOKEN_KEYS: JSON.stringify({ keys: fresh }) }, strict)
    try {
      // A wrong code is known to be wrong, so the secret could be read.
      expect((await signIn({ ...owner, otp: '000000' }, third)).json.code).toBe('SECOND_FACTOR_REQUIRED')
      expect((await signIn({ ...owner, otp: '000000' })).status).toBe(503)
    } finally {
      await third.stop()
    }
  })
})
