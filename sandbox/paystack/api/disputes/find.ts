import type { Parts } from '../../parts.ts'
import { type Dispute, isOpen } from '../../state/dispute.ts'
import type { Transaction } from '../../state/transaction.ts'
import type { Answer } from '../answer.ts'
import type { ApiCall } from '../api-call.ts'
import { disputeRefusals } from './refusals.ts'

type About = (dispute: Dispute, transaction: Transaction, call: ApiCall) => Answer

/** Answers about the dispute whose number is in the path, when it is of this key. */
export const aboutDispute =
  ({ store, disputes }: Parts, about: About) =>
  (call: ApiCall): Answer => {
    const dispute = store.disputes.byId(Number(call.params.id))
    return dispute?.key === call.key ? about(dispute, disputes.transactionOf(dispute), call) : disputeRefusals.notFound
  }

/** As `aboutDispute`, for what can no longer be done once it is resolved. */
export const whileOpen = (parts: Parts, about: About) =>
  aboutDispute(parts, (dispute, transaction, call) =>
    isOpen(dispute) ? about(dispute, transaction, call) : disputeRefusals.resolvedAlready,
  )

/** The amount that the merchant would give back, or why that is none; null when the body names none. */
export const refundAmountIn = (sent: unknown, { amount }: Transaction): number | Answer | null => {
  if (sent === undefined || sent === null || sent === '') return null
  const value = typeof sent === 'number' || (typeof sent === 'string' && /^\d+$/.test(sent)) ? Number(sent) : Number.NaN
  if (!Number.isSafeInteger(value) || value < 0) return disputeRefusals.amountInvalid
  return value > amount ? disputeRefusals.amountTooGreat : value
}

/** The first of these members that is missing or empty, or null. */
export const missingIn = (sent: Readonly<Record<string, unknown>>, names: readonly string[]): string | null =>
  names.find((name) => sent[name] === undefined || sent[name] === null || sent[name] === '') ?? null
