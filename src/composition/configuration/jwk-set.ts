import { createPrivateKey, createPublicKey, type webcrypto } from 'node:crypto'
import { E } from '../../domain/kernel/fp.ts'

type PrivateJwk = webcrypto.JsonWebKey & Readonly<{ kid?: string }>

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether this is an Ed25519 private key whose public half is its own (RFC 8037). */
const isPrivateEd25519 = (jwk: unknown): jwk is PrivateJwk => {
  if (!isObject(jwk)) return false
  try {
    const key = createPrivateKey({ key: jwk, format: 'jwk' })
    return key.asymmetricKeyType === 'ed25519' && createPublicKey(key).export({ format: 'jwk' }).x === jwk['x']
  } catch {
    return false
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The keys of a JWK set, or none where it is no set of different Ed25519 private keys. */
export const keysOf = (text: string): ReadonlyArray<PrivateJwk> => {
  const set = parsed(text)
  const keys: ReadonlyArray<unknown> = isObject(set) && Array.isArray(set['keys']) ? set['keys'] : []
  const good = keys.filter(isPrivateEd25519)
  const areDifferent = (['x', 'kid'] as const).every((name) => {
    const given = good.map((key) => key[name]).filter((value) => value !== undefined)
    return new Set(given).size === given.length
  })
  return good.length === keys.length && areDifferent ? good : []
}

/** Reads the form only: what an error of the parser says could hold a part of a key. */
export const jwkSet = (text: string): E.Either<string, string> =>
  keysOf(text).length > 0 ? E.right(text) : E.left('must be a JWK set of Ed25519 private keys, each different')
