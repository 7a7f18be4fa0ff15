import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person, register, shopOwner } from './support/people.ts'
import { claimsOf, forged, me, minted } from './support/tokens.ts'

const impersonal = ({ json }: Received) => {
  const { requestId: _, ...rest } = json
  return rest
}

describe('an access token', () => {
  let shop: TestShop
  let ada: Person
  let refusal: unknown
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
    refusal = impersonal(await ask(shop.url, '/api/auth/me'))
  })
  afterAll(async () => {
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
