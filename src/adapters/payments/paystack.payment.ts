import type { Mode, Payment, PaymentStatus } from '../../domain/sales/payment.ts'
import { field, textField, wholeNumber } from './json.ts'

/**
 * Paystack's words for a transaction (its documentation, "Verify payments", and `reversal-pending`, which its API
 * answers after any refund request). `abandoned` is what it says before anyone has paid, too.
 */
const words: ReadonlyMap<string, PaymentStatus> = new Map([
  ['success', 'success'],
  ['reversed', 'reversed'],
  ['reversal-pending', 'reversed'],
  ['failed', 'failed'],
  ['abandoned', 'waiting'],
  ['ongoing', 'waiting'],
  ['pending', 'waiting'],
  ['processing', 'waiting'],
  ['queued', 'waiting'],
])

const modeOf = (data: unknown): Mode => (textField(data, 'domain') === 'live' ? 'live' : 'test')

const timeOf = (data: unknown): Date | null => {
  const time = textField(data, 'paid_at') ?? textField(data, 'paidAt')
  return time === null || Number.isNaN(Date.parse(time)) ? null : new Date(time)
}

/** Reads `data` of a verification: lenient in form, and null where what matters cannot be read. */
export const paymentOf = (data: unknown): Payment | null => {
  const reference = textField(data, 'reference')
  const word = textField(data, 'status')
  const currency = textField(data, 'currency')
  const amount = wholeNumber(field(data, 'amount'))
  if (reference === null || word === null || currency === null || amount === null) return null
  return {
    reference,
    status: words.get(word.toLowerCase()) ?? 'unknown',
    word,
    mode: modeOf(data),
    currency,
    amount,
    requestedAmount: wholeNumber(field(data, 'requested_amount')),
    fees: wholeNumber(field(data, 'fees')) ?? 0,
    providerId: String(field(data, 'id') ?? ''),
    paidAt: timeOf(data),
  }
}
