import { importJWK, type JWK, SignJWT } from 'jose'
import { ask, bearer, type Received } from '../../support/http.ts'
import type { TestShop } from '../../support/shop.ts'

export const me = (shop: TestShop, token: string): Promise<Received> =>
  ask(shop.url, '/api/auth/me', { headers: bearer(token) })

export const refresh = (shop: TestShop, refreshToken: string): Promise<Received> =>
  ask(shop.url, '/api/auth/refresh', { body: { refreshToken } })

type Parts = Readonly<{ header?: Readonly<Record<string, unknown>>; claims?: Readonly<Record<string, unknown>> }>

/** What the shop itself would sign; a member that is given as undefined is left out. */
export const minted = async (
  shop: TestShop,
  claims: Readonly<{ sub: string; sid: string }>,
  { header = {}, claims: more = {} }: Parts = {},
  key?: Parameters<SignJWT['sign']>[0],
): Promise<string> => {
  const [jwk]: ReadonlyArray<JWK> = JSON.parse(shop.settings.TOKEN_KEYS ?? '').keys
  const now = Math.floor(Date.now() / 1_000)
  const payload = {
    iss: 'vexa',
    aud: 'vexa:user',
    jti: 'a',
    iat: now,
    exp: now + 600,
    ...claims,
    ...more,
  }
  const kid = await kidOf(shop)
  return new SignJWT(Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
    .sign(key ?? (await importJWK(jwk ?? {}, 'EdDSA')))
}

/** The name of the signing key, as the shop publishes it. */
export const kidOf = async (shop: TestShop): Promise<string> => {
  const { keys } = (await (await fetch(`${shop.url}/.well-known/jwks.json`)).json()) as { keys: ReadonlyArray<JWK> }
  return keys[0]?.kid ?? ''
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Header and claims of a token, changed, with a signature of the caller's. */
export const forged = (
  token: string,
  header: Readonly<Record<string, unknown>>,
  signature: string | ((signed: string) => string),
): string => {
  const [head = '', claims = ''] = token.split('.')
  const changed = { ...JSON.parse(Buffer.from(head, 'base64url').toString()), ...header }
  const signed = `${part(changed)}.${claims}`
  return `${signed}.${typeof signature === 'string' ? signature : signature(signed)}`
}

export const claimsOf = (token: string): Readonly<{ sub: string; sid: string; exp: number; iat: number }> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
