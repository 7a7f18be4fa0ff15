import { createHmac } from 'node:crypto'

/** Paystack's `x-paystack-signature`: lower-case hex HMAC-SHA512 of the exact bytes sent, with the secret key. */
export const signatureOf = (bytes: Buffer, key: string): string => createHmac('sha512', key).update(bytes).digest('hex')
