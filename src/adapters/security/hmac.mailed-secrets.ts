import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { SealedSecret, SecretForm } from '../../domain/accounts/mailed-secret.ts'
import { O, pipe } from '../../domain/kernel/fp.ts'
import type { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'

const seedBytes = 32
const codes = 1_000_000n

const mac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Of 256 bits a million codes are equally likely but for less than one part in 2^236. */
const secretOf = (key: Uint8Array, form: SecretForm, seed: string): string => {
  const bytes = mac(key, `${form} ${seed}`)
  return form === 'token'
    ? bytes.toString('base64url')
    : (BigInt(`0x${bytes.toString('hex')}`) % codes).toString().padStart(6, '0')
}

/** A million codes are tried in a second, so what is kept of one needs the key as well; nobody tries 2^256 tokens. */
const hashOf = (key: Uint8Array, form: SecretForm, seed: string, secret: string): string =>
  form === 'token'
    ? createHash('sha256').update(secret).digest('hex')
    : mac(key, `hash ${seed} ${secret}`).toString('hex')

/**
 * Secrets as HMAC-SHA256 of a random seed. The first key makes them; all of them reveal, so that keys can be changed
 * while secrets are on their way.
 */
export const hmacMailedSecrets = (keys: readonly [Uint8Array, ...ReadonlyArray<Uint8Array>]): MailedSecrets => ({
  make: (form) => {
    const seed = randomBytes(seedBytes).toString('base64url')
    return { seed, hash: hashOf(keys[0], form, seed, secretOf(keys[0], form, seed)) }
  },
  reveal: (form, { seed, hash }: SealedSecret) =>
    pipe(
      O.fromNullable(keys.find((key) => hashOf(key, form, seed, secretOf(key, form, seed)) === hash)),
      O.map((key) => secretOf(key, form, seed)),
    ),
})
