import { createHash } from 'node:crypto'
import { E } from '../../domain/kernel/fp.ts'
import { badSignature } from '../../domain/sales/failures.ts'
import { chargeSucceeded, type PaymentEvent } from '../../domain/sales/payment-event.ts'
import type { PaymentEvents } from '../../ports/sales/payment-events.ts'
import { field, parseExactly, textField } from './json.ts'
import { isSigned } from './paystack.signature.ts'

const longestName = 100
const longestReference = 200

/** The same bytes are the same fact; for a charge the same reference is, for Paystack sends no event id. */
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const unreadable = (bytes: Uint8Array): PaymentEvent => ({
  name: 'unreadable',
  reference: null,
  dedupeKey: digest(bytes),
})

const bounded = (text: string | null, most: number): string | null =>
  text !== null && text.length <= most && text.isWellFormed() && !text.includes('\0') ? text : null

const eventOf = (bytes: Uint8Array): PaymentEvent => {
  try {
    const body = parseExactly(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const name = bounded(textField(body, 'event'), longestName)
    if (name === null) return unreadable(bytes)
    const reference = bounded(textField(field(body, 'data'), 'reference'), longestReference)
    return {
      name,
      reference,
      dedupeKey: `${name} ${name === chargeSucceeded && reference !== null ? reference : digest(bytes)}`,
    }
  } catch {
    return unreadable(bytes)
  }
}

/** Paystack's webhooks. While a key is rotated, the one before it still signs. */
export const paystackEvents = (keys: ReadonlyArray<string>): PaymentEvents => ({
  provider: 'paystack',
  read: (bytes, signatures) => (isSigned(bytes, signatures, keys) ? E.right(eventOf(bytes)) : E.left(badSignature({}))),
})
