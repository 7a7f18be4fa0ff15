import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, login, type Person, register, shopOwner } from './support/people.ts'
import { claimsOf, forged, kidOf, minted } from './support/tokens.ts'

const me = (shop: TestShop, token: string): Promise<Received> =>
  ask(shop.url, '/api/auth/me', { headers: bearer(token) })

const refresh = (shop: TestShop, refreshToken: string): Promise<Received> =>
  ask(shop.url, '/api/auth/refresh', { body: { refreshToken } })

const impersonal = ({ json }: Received) => {
  const { requestId: _, ...rest } = json
  return rest
}

describe('an access token', () => {
  let shop: TestShop
  let other: TestShop
  let ada: Person
  let refusal: unknown
  beforeAll(async () => {
    shop = await testShop()
    other = await besides(shop)
    ada = await buyer(shop)
    refusal = impersonal(await ask(shop.url, '/api/auth/me'))
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

  const refused = async (token: string): Promise<void> => {
    const answer = await me(shop, token)
    expect(answer.status).toBe(401)
    expect(answer.json.code).toBe('UNAUTHENTICATED')
    expect(impersonal(answer)).toEqual(refusal)
    expect(answer.header('www-authenticate')).toBe('Bearer')
  }
  /** A token that is good but for what is said. */
  const but = (claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}) =>
    minted(shop, claimsOf(ada.accessToken), { claims, header })
  const now = () => Math.floor(Date.now() / 1_000)

  it('that these tests mint without a defect is good', async () => {
    expect((await me(shop, await but({}))).status).toBe(200)
  })

  it.each(['none', 'None', 'nOnE'])('TOKEN-01: without a signature, of alg %s, is refused', async (alg) => {
    await refused(forged(ada.accessToken, { alg }, ''))
  })

  it('TOKEN-02: signed with the public key as an HMAC secret is refused', async () => {
    const { keys } = (await (await fetch(`${shop.url}/.well-known/jwks.json`)).json()) as { keys: ReadonlyArray<JWK> }
    const pem = createPublicKey({ key: { ...keys[0] }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    await refused(
      forged(ada.accessToken, { alg: 'HS256' }, (signed) =>
        createHmac('sha256', pem).update(signed).digest('base64url'),
      ),
    )
  })

  it('TOKEN-03: signed by another key of the kind is refused, under our name or its own', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
    const claims = claimsOf(ada.accessToken)
    await refused(await minted(shop, claims, {}, privateKey))
    await refused(await minted(shop, claims, { header: { kid: 'another' } }, privateKey))
    await refused(await minted(shop, claims, { header: { kid: undefined } }))
  })

  it.each(['ES256', 'RS256', 'HS384', 'HS512'])('TOKEN-03: of alg %s is refused', async (alg) => {
    await refused(forged(ada.accessToken, { alg }, ada.accessToken.split('.')[2] ?? ''))
  })

  it.each(['jwk', 'jku', 'x5u', 'x5c'])('that brings its own key in %s is refused', async (name) => {
    const { publicKey } = generateKeyPairSync('ed25519')
    await refused(await but({}, { [name]: publicKey.export({ format: 'jwk' }) }))
  })

  it.each([
    ['expired 6 s ago', () => ({ iat: now() - 300, exp: now() - 6 })],
    ['has no exp', () => ({ exp: undefined })],
    ['has exp as text', () => ({ exp: String(now() + 600) })],
    ['is not valid before a minute from now', () => ({ nbf: now() + 60 })],
    ['was issued an hour from now', () => ({ iat: now() + 3_600, exp: now() + 4_000 })],
    ['lives 24 hours', () => ({ exp: now() + 86_400 })],
  ])('TOKEN-04: that %s is refused', async (_, claims) => {
    await refused(await but(claims()))
  })

  it.each([
    ['another issuer', { iss: 'other' }],
    ['no audience', { aud: undefined }],
    ['the audience of another service', { aud: 'other' }],
    ['a list of audiences', { aud: ['vexa:user', 'other'] }],
    ['no subject', { sub: undefined }],
    ['no session', { sid: undefined }],
    ['no id', { jti: undefined }],
    ['the audience of operators', { aud: 'vexa:admin' }],
  ])('TOKEN-05: with %s is refused', async (_, claims) => {
    await refused(await but(claims))
  })

  it.each(['JWT', 'application/jwt', undefined])('TOKEN-05: of typ %s is refused', async (typ) => {
    await refused(await but({}, { typ }))
  })

  it('TOKEN-06: of a user opens no operator’s route', async () => {
    const answer = await ask(shop.url, '/api/admin/me', { headers: bearer(ada.accessToken) })
    expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('TOKEN-07: of an operator opens no user’s route', async () => {
    const { accessToken } = await shopOwner(shop)
    await refused(accessToken)
  })

  it('TOKEN-06, TOKEN-07: of one audience does not pass for the other, though the session were right', async () => {
    const owner = await shopOwner(shop)
    await refused(await minted(shop, claimsOf(owner.accessToken)))
    const asOperator = await minted(shop, claimsOf(ada.accessToken), { claims: { aud: 'vexa:admin' } })
    expect((await ask(shop.url, '/api/admin/me', { headers: bearer(asOperator) })).status).toBe(401)
  })

  it('TOKEN-08: is taken under "bearer" in any case, and in the Authorization header only', async () => {
    const at = (headers: Readonly<Record<string, string | ReadonlyArray<string>>>, path = '/api/auth/me') =>
      ask(shop.url, path, { headers }).then(({ status }) => status)
    const good = ada.accessToken
    expect(await at({ Authorization: `bearer ${good}` })).toBe(200)
    expect(await at({ Authorization: `BEARER ${good}` })).toBe(200)
    expect(await at({ Authorization: 'bearer x' })).toBe(401)
    expect(await at({ Authorization: [`Bearer ${good}`, `Bearer ${good}`] })).toBe(401)
    expect(await at({ Authorization: 'Bearer  a b' })).toBe(401)
    expect(await at({ Authorization: `Bearer ${good}, Bearer ${good}` })).toBe(401)
    expect(await at({ Authorization: `Basic ${good}` })).toBe(401)
    expect(await at({ Authorization: good })).toBe(401)
    expect(await at({}, `/api/auth/me?access_token=${good}`)).toBe(401)
  })

  it('TOKEN-09: is worth nothing on any instance once its session was left, nor is its refresh token', async () => {
    const eve = await buyer(shop)
    const leave = () => ask(shop.url, '/api/auth/logout', { method: 'POST', headers: bearer(eve.accessToken) })
    expect((await me(other, eve.accessToken)).status).toBe(200)
    expect((await leave()).status).toBe(204)
    for (const instance of [shop, other]) {
      expect((await me(instance, eve.accessToken)).status).toBe(401)
      expect((await refresh(instance, eve.refreshToken)).status).toBe(401)
    }
    expect((await leave()).status).toBe(401)
  })

  it('TOKEN-10: is worth nothing once its user is suspended; the right password says so, a wrong one does not', async () => {
    const eve = await buyer(shop)
    await shop.sql(`update users set status = 'suspended' where id = $1`, [eve.id])
    for (const instance of [shop, other]) expect((await me(instance, eve.accessToken)).status).toBe(401)
    const right = await login(shop, eve.email, goodPassword)
    expect([right.status, right.json.code]).toEqual([403, 'SUSPENDED'])
    expect((await login(shop, eve.email, 'not the password')).status).toBe(401)
  })

  it('TOKEN-15: fresh from an instance whose clock is 4 s ahead is good', async () => {
    const late = await besides(shop, {}, { clock: { now: () => new Date(Date.now() - 4_000) } })
    try {
      expect((await me(late, (await buyer(shop)).accessToken)).status).toBe(200)
    } finally {
      await late.stop()
    }
  })

  it('lives ten minutes, and says so', async () => {
    const { json } = await register(shop)
    const { exp, iat } = claimsOf(json.accessToken)
    expect([exp - iat, json.expiresIn]).toEqual([600, 600])
  })
})

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
    expect((await me(shop, next.accessToken)).status).toBe(401)
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

describe('the keys that sign tokens', () => {
  it('can be changed: the new one first on every instance, the old one dropped later', async () => {
    const [oldKeys, newKeys] = [await newTokenKeys(), await newTokenKeys()]
    const both = JSON.stringify({ keys: [...JSON.parse(newKeys).keys, ...JSON.parse(oldKeys).keys] })
    const before = await testShop({ TOKEN_KEYS: oldKeys })
    const during = await besides(before, { TOKEN_KEYS: both })
    const after = await besides(before, { TOKEN_KEYS: newKeys })
    try {
      const old = await buyer(before)
      const fresh = await buyer(during)
      expect((await me(during, old.accessToken)).status).toBe(200)
      expect((await me(after, fresh.accessToken)).status).toBe(200)
      expect((await me(after, old.accessToken)).status).toBe(401)
      expect((await refresh(after, old.refreshToken)).status).toBe(200)
      expect(await kidOf(during)).toBe(await kidOf(after))
    } finally {
      for (const shop of [after, during, before]) await shop.stop()
    }
  })

  it('are shown by their public halves only', async () => {
    const shop = await testShop()
    try {
      const answer = await ask(shop.url, '/.well-known/jwks.json')
      expect(answer.header('content-type')).toBe('application/jwk-set+json')
      const [key, ...others] = answer.json.keys
      expect(others).toEqual([])
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    } finally {
      await shop.stop()
    }
  })
})

describe('an access token that runs out', () => {
  it('is good for its ten minutes and five seconds of leeway, and no longer', async () => {
    let shiftMs = 0
    const shop = await testShop({}, { clock: { now: () => new Date(Date.now() + shiftMs) } })
    try {
      const { accessToken } = await buyer(shop)
      shiftMs = 603_000
      expect((await me(shop, accessToken)).status).toBe(200)
      shiftMs = 606_000
      await sleep(1)
      expect((await me(shop, accessToken)).status).toBe(401)
    } finally {
      await shop.stop()
    }
  })
})
