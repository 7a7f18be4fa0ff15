import { createHash } from 'node:crypto'
import { E } from '../../domain/kernel/fp.ts'
import { badSignature } from '../../domain/sales/failures.ts'
import { chargeSucceeded, type PaymentEvent } from '../../domain/sales/payment-event.ts'
import type { PaymentEvents } from '../../ports/sales/payment-events.ts'
import { field, idOf, parseExactly, textField } from './json.ts'
import { isSigned } from './paystack.signature.ts'

const longestName = 100
const longestReference = 200

/** The same bytes are the same fact; for a charge the same reference is, for a dispute its id and state: there is no event id. */
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const unreadable = (bytes: Uint8Array): PaymentEvent => ({
  name: 'unreadable',
  reference: null,
  dedupeKey: digest(bytes),
})

const bounded = (text: string | null, most: number): string | null =>
  text !== null && text.length <= most && text.isWellFormed() && !text.includes('\0') ? text : null

/** A charge has `reference`, a refund `transaction_reference`, a dispute the transaction itself. */
const referenceOf = (data: unknown): string | null =>
  textField(data, 'reference') ??
  textField(data, 'transaction_reference') ??
  textField(field(data, 'transaction'), 'reference')

const factOf = (name: string, reference: string | null, data: unknown, bytes: Uint8Array): string => {
  if (name === chargeSucceeded && reference !== null) return reference
  const id = name.startsWith('charge.dispute.') ? idOf(field(data, 'id')) : null
  return id === null ? digest(bytes) : `${id} ${bounded(textField(data, 'status'), longestName) ?? ''}`
}

const eventOf = (bytes: Uint8Array): PaymentEvent => {
  try {
    const body = parseExactly(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const name = bounded(textField(body, 'event'), longestName)
    if (name === null) return unreadable(bytes)
    const data = field(body, 'data')
    const reference = bounded(referenceOf(data), longestReference)
    return { name, reference, dedupeKey: `${name} ${factOf(name, reference, data, bytes)}` }
  } catch {
    return unreadable(bytes)
  }
}

/** Paystack's webhooks. While a key is rotated, the one before it still signs. */
export const paystackEvents = (keys: ReadonlyArray<string>): PaymentEvents => ({
  provider: 'paystack',
  read: (bytes, signatures) => (isSigned(bytes, signatures, keys) ? E.right(eventOf(bytes)) : E.left(badSignature({}))),
})
