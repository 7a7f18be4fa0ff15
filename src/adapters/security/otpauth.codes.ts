import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { E, O, pipe } from '../../domain/kernel/fp.ts'
import type { OneTimeCodes } from '../../ports/accounts/one-time-codes.ts'
import { unavailable } from '../../ports/kernel/transact.ts'

/** What every authenticator app understands; some ignore other values. */
const usual = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const secretBytes = 20
const stepsAround = 1

const ivBytes = 12
const tagBytes = 16

const sealedWith = (key: Uint8Array, secret: Uint8Array): string => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

const openedWith = (key: Uint8Array, sealed: string): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
  } catch {
    // Node has no other way to say that it is another key's, or was meddled with.
    return null
  }
}

const copied = (bytes: Buffer): Secret => new Secret({ buffer: new Uint8Array(bytes).buffer })

/** TOTP by otpauth. The first key seals (AES-256-GCM), all of them open, so that keys can be changed. */
export const otpauthCodes = (keys: readonly [Uint8Array, ...ReadonlyArray<Uint8Array>]): OneTimeCodes => {
  const opened = (sealed: string): Buffer | null => {
    for (const key of keys) {
      const secret = openedWith(key, sealed)
      if (secret !== null) return secret
    }
    return null
  }
  return {
    make: ({ shopName, account }) => {
      const bytes = randomBytes(secretBytes)
      const secret = copied(bytes)
      const uri = new TOTP({ ...usual, issuer: shopName, label: account, secret }).toString()
      return { uri, secret: secret.base32, sealed: sealedWith(keys[0], bytes) }
    },
    stepOf: (sealed, code, now) => {
      const secret = opened(sealed)
      // Keys are being changed, and another instance has the one that this was sealed with; or it was dropped.
      if (secret === null) return E.left(unavailable({ what: 'the key of a second factor' }))
      const timestamp = now.getTime()
      const validated = { ...usual, secret: copied(secret), token: code, timestamp, window: stepsAround }
      return E.right(
        pipe(
          O.fromNullable(TOTP.validate(validated)),
          O.map((delta) => TOTP.counter({ period: usual.period, timestamp }) + delta),
        ),
      )
    },
    reseal: (sealed) => {
      const secret = openedWith(keys[0], sealed) === null ? opened(sealed) : null
      return secret === null ? O.none : O.some(sealedWith(keys[0], secret))
    },
  }
}
