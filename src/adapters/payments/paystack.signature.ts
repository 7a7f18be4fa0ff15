import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA512 in lower-case hex: 128 characters, nothing else (Paystack's documentation, "Webhooks"). */
const shape = /^[0-9a-f]{128}$/

/**
 * Whether Paystack signed these very bytes with one of these secret keys. There is no separate webhook secret.
 * A missing, repeated or ill-formed signature is a wrong one.
 */
export const isSigned = (
  bytes: Uint8Array,
  signatures: ReadonlyArray<string>,
  keys: ReadonlyArray<string>,
): boolean => {
  const [signature, ...others] = signatures
  if (signature === undefined || others.length > 0 || !shape.test(signature)) return false
  const given = Buffer.from(signature, 'hex')
  return keys.some((key) => timingSafeEqual(createHmac('sha512', key).update(bytes).digest(), given))
}
