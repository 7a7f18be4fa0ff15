import { isOpen } from './dispute.ts'
import type { Position } from './position.ts'
import { isFinal } from './refund.ts'

const firstMs = 2 * 60_000
const longestMs = 6 * 3_600_000

/** When to ask the next time after so many readings: after two minutes, then at doubled intervals up to six hours. */
export const patientlyAt = (reads: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(longestMs, firstMs * 2 ** Math.min(reads, 20)))

/**
 * When to ask again about what goes back of a payment, as long as a refund or a dispute is under way. Null: nothing is.
 * Webhooks are quicker; this is for those that never came.
 */
export const nextReadingAt = (
  { refunds, disputes }: Pick<Position, 'refunds' | 'disputes'>,
  reads: number,
  now: Date,
): Date | null => {
  if (refunds.every(isFinal) && !disputes.some(isOpen)) return null
  return patientlyAt(reads, now)
}
