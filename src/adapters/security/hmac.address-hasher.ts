import { createHmac } from 'node:crypto'
import type { AddressHasher } from '../../ports/delivery/address-hasher.ts'

/** HMAC-SHA256 under a secret derived from the token keys: all IPv4 addresses are hashed in minutes where there is no key. */
export const hmacAddressHasher = (secret: Uint8Array): AddressHasher => ({
  hash: (accountId, address) => createHmac('sha256', secret).update(`${accountId} ${address}`).digest('hex'),
})
