import type { ToldRefund } from '../../domain/sales/outgoing/told-refund.ts'
import { field, idOf, textField, timeField, wholeNumber } from './json.ts'

/** Paystack's words for a refund (its documentation, "Refunds"); `needs-attention` stands in its samples with either dash. */
const words: ReadonlyMap<string, ToldRefund['status']> = new Map([
  ['pending', 'pending'],
  ['processing', 'processing'],
  ['needs-attention', 'needs_attention'],
  ['needs_attention', 'needs_attention'],
  ['processed', 'processed'],
  ['failed', 'failed'],
])

const longestWhy = 300

/** Reads a refund as Paystack answers and lists it; null where what matters cannot be read. */
export const refundOf = (data: unknown): ToldRefund | null => {
  const providerId = idOf(field(data, 'id'))
  const word = textField(data, 'status')
  const currency = textField(data, 'currency')
  const amount = wholeNumber(field(data, 'amount'))
  if (providerId === null || word === null || currency === null || amount === null) return null
  return {
    providerId,
    amount,
    currency,
    status: words.get(word.toLowerCase()) ?? 'unknown',
    word,
    note: textField(data, 'merchant_note'),
    disputeId: idOf(field(data, 'dispute')),
    why: textField(data, 'reason')?.slice(0, longestWhy) ?? null,
    createdAt: timeField(data, 'createdAt', 'created_at'),
  }
}
