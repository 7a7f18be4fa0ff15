import { holds, type Refund } from '../state/refund.ts'
import type { Transaction, TransactionStatus } from '../state/transaction.ts'

/** What refunds of a payment hold or have taken, in the minor unit. */
export const heldBy = (refunds: readonly Refund[]): number =>
  refunds.filter(holds).reduce((sum, { amount }) => sum + amount, 0)

/**
 * Paystack's word for a paid transaction once its refunds stand as they do: under way, in part or in full, it is
 * `reversal-pending`; processed `reversed`; failed `success` again. Source: its page on refunds, and for the part of
 * an amount what its test API was seen to answer.
 */
export const statusAfter = (refunds: readonly Refund[]): TransactionStatus => {
  const words = new Set(refunds.map(({ status }) => status))
  if (words.has('pending') || words.has('processing') || words.has('needs-attention')) return 'reversal-pending'
  return words.has('processed') ? 'reversed' : 'success'
}

/** The paid transaction as its refunds make it. */
export const standing = (transaction: Transaction, refunds: readonly Refund[]): Transaction => ({
  ...transaction,
  status: statusAfter(refunds.filter(({ transactionId }) => transactionId === transaction.id)),
})
