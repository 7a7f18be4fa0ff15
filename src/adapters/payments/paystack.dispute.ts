import type { DisputeOutcome } from '../../domain/sales/outgoing/dispute.ts'
import type { ToldDispute } from '../../domain/sales/outgoing/read-disputes.ts'
import { field, idOf, textField, timeField, wholeNumber } from './json.ts'

/** Paystack's words for a dispute. One that a sample calls `archived` has no resolution, so nothing is known of it. */
const words: ReadonlyMap<string, ToldDispute['status']> = new Map([
  ['awaiting-merchant-feedback', 'awaiting_feedback'],
  ['awaiting-bank-feedback', 'under_review'],
  ['pending', 'under_review'],
  ['resolved', 'resolved'],
])

const outcomes: ReadonlyMap<string, DisputeOutcome> = new Map([
  ['merchant-accepted', 'accepted'],
  ['auto-accepted', 'auto_accepted'],
  ['declined', 'declined'],
])

/** How a dispute ended, where Paystack says so in a word that we know. */
export const outcomeOf = (data: unknown): DisputeOutcome | null =>
  outcomes.get(textField(data, 'resolution')?.toLowerCase() ?? '') ?? null

/** Reads a dispute; null where what matters cannot be read. Samples leave amount and currency out. */
export const disputeOf = (data: unknown): ToldDispute | null => {
  const providerId = idOf(field(data, 'id'))
  const word = textField(data, 'status')
  if (providerId === null || word === null) return null
  return {
    providerId,
    amount: wholeNumber(field(data, 'refund_amount')),
    currency: textField(data, 'currency'),
    status: words.get(word.toLowerCase()) ?? 'unknown',
    outcome: outcomeOf(data),
    word,
    dueAt: timeField(data, 'dueAt', 'due_at'),
    openedAt: timeField(data, 'createdAt', 'created_at'),
    resolvedAt: timeField(data, 'resolvedAt', 'resolved_at'),
  }
}
