import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { configuration } from '../../src/composition/configuration/configuration.ts'
import { E } from '../../src/domain/kernel/fp.ts'

export type Environment = Readonly<Record<string, string>>

export const least: Environment = {
  DATABASE_URL: 'postgres://vexa:pw@db.internal/vexa',
  PAYSTACK_SECRET_KEY: 'sk_test_0123456789abcdef0123456789abcdef01234567',
}
export const tokenKeys = await newTokenKeys()
export const setOf = (...keys: ReadonlyArray<object>): string => JSON.stringify({ keys })
export const firstKey = JSON.parse(tokenKeys).keys[0]
export const secondKey = JSON.parse(await newTokenKeys()).keys[0]

/** All that production asks for. */
export const production: Environment = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://shop.example',
  DATABASE_URL: 'postgres://vexa:a3f9c2d17be84650@db.internal/vexa',
  PAYSTACK_SECRET_KEY: 'sk_live_0123456789abcdef0123456789abcdef01234567',
  TOKEN_KEYS: tokenKeys,
  SMTP_URL: 'smtps://mail.shop.example',
}

export const faults = (environment: Environment): ReadonlyArray<string> => {
  const read = configuration(environment)
  return E.isLeft(read) ? read.left : []
}

export const settings = (environment: Environment) => {
  const read = configuration(environment)
  if (E.isLeft(read)) throw new Error(read.left.join('; '))
  return read.right
}
