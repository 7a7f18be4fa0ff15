import { hkdfSync } from 'node:crypto'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/**
 * Ed25519 keys: the first signs, all verify. `derive` makes other secrets from the first, the same on every instance;
 * `deriveEach` one from each, for what is made with a key and looked at after it was replaced.
 */
export type TokenKeys = Readonly<{
  signing: Readonly<{ kid: string; key: CryptoKey }>
  verifying: ReadonlyMap<string, CryptoKey>
  publicJwks: Readonly<{ keys: ReadonlyArray<JWK> }>
  derive: (purpose: string) => Uint8Array
  deriveEach: (purpose: string) => readonly [Uint8Array, ...ReadonlyArray<Uint8Array>]
}>

type PrivateJwk = JWK & Readonly<{ kty: 'OKP'; crv: 'Ed25519'; d: string; x: string }>

const isPrivateEd25519 = (jwk: JWK): jwk is PrivateJwk =>
  jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && typeof jwk.d === 'string' && typeof jwk.x === 'string'

/** A new JWK set of one private key, for a shop that has none yet. */
export const newTokenKeys = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return JSON.stringify({ keys: [await exportJWK(privateKey)] })
}

const parse = (text: string): ReadonlyArray<JWK> => {
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === 'object' && parsed !== null && 'keys' in parsed && Array.isArray(parsed.keys)
    ? parsed.keys
    : []
}

const publicPart = ({ kty, crv, x }: PrivateJwk, kid: string): JWK => ({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' })

const imported = async (jwk: JWK): Promise<CryptoKey> => (await importJWK(jwk, 'EdDSA')) as CryptoKey

const derivedFrom =
  ({ d }: PrivateJwk) =>
  (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', `vexa ${purpose}`, 32))

/** Reads a JWK set of Ed25519 private keys; throws where it is none (configuration is checked at boot). */
export const tokenKeys = async (jwkSet: string): Promise<TokenKeys> => {
  const keys = parse(jwkSet)
  const [first] = keys
  if (first === undefined || !keys.every(isPrivateEd25519)) throw new Error('not a JWK set of Ed25519 private keys')
  const all = await Promise.all(
    keys.filter(isPrivateEd25519).map(async (jwk) => {
      const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk))
      return { kid, jwk, key: await imported(jwk), open: await imported(publicPart(jwk, kid)) }
    }),
  )
  const [signing] = all
  if (signing === undefined) throw new Error('not a JWK set of Ed25519 private keys')
  return {
    signing: { kid: signing.kid, key: signing.key },
    verifying: new Map(all.map(({ kid, open }) => [kid, open])),
    publicJwks: { keys: all.map(({ kid, jwk }) => publicPart(jwk, kid)) },
    derive: derivedFrom(signing.jwk),
    deriveEach: (purpose) => [
      derivedFrom(signing.jwk)(purpose),
      ...all.slice(1).map(({ jwk }) => derivedFrom(jwk)(purpose)),
    ],
  }
}
