import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'

/**
 * Our own name of a payment, made before Paystack is asked: the idempotency key of the whole purchase.
 * Paystack takes only letters, digits, `-`, `.` and `=`.
 */
export type Reference = string

/** Characters of A–Z and 0–9 that hold at least 128 random bits. */
export const referenceCharacters = 26

export const referenceFrom = (randomCharacters: string): Reference => `VX-${randomCharacters}`

const shape = /^[A-Za-z0-9.=-]{16,100}$/

export const reference = (text: string): E.Either<Flaw, Reference> =>
  shape.test(text) ? E.right(text) : E.left(flaw('invalid_reference', 'must be a payment reference'))
