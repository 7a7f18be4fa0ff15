import type { Step } from '../../domain/accounts/second-factor.ts'
import type { E, O } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Codes that a device makes of a shared secret and the time: RFC 6238, six digits, SHA-1, a half minute each. */
export type OneTimeCodes = Readonly<{
  /** A new secret: as an address that devices read (`otpauth://…`), in base32, and encrypted, as it is kept. */
  make: (
    about: Readonly<{ shopName: string; account: string }>,
  ) => Readonly<{ uri: string; secret: string; sealed: string }>
  /** The step that a code is of, this one or the one before or after; none when it is of none of them. */
  stepOf: (sealed: string, code: string, now: Date) => E.Either<Unavailable, O.Option<Step>>
  /** The same secret under the newest key; none when it is already, or when no key here opens it. */
  reseal: (sealed: string) => O.Option<string>
}>
export const OneTimeCodes = port<OneTimeCodes>('OneTimeCodes')
