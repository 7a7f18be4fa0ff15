import type { Parts } from '../parts.ts'
import type { Dispute } from '../state/dispute.ts'
import type { Json } from '../state/json.ts'
import type { Refund } from '../state/refund.ts'
import type { Transaction } from '../state/transaction.ts'
import type { Webhook } from '../state/webhook.ts'

const timeText = (at: number): string => new Date(at).toISOString()

const timeOrNull = (at: number | null): string | null => (at === null ? null : timeText(at))

/** A transaction as the control routes show it; of the key only what tells one from another. */
export const transactionShape = ({ store, refunds, disputes, publicUrl }: Parts, transaction: Transaction): Json => ({
  id: transaction.id,
  reference: transaction.reference,
  status: transaction.status,
  gatewayResponse: transaction.gatewayResponse,
  requestedAmount: transaction.requestedAmount,
  amount: transaction.amount,
  currency: transaction.currency,
  fees: transaction.fees,
  email: store.customerById(transaction.customerId).email,
  card: transaction.card,
  metadata: transaction.metadata,
  callbackUrl: transaction.callbackUrl,
  accessCode: transaction.accessCode,
  checkoutUrl: `${publicUrl()}/checkout/${transaction.accessCode}`,
  key: `sk_test_…${transaction.key.slice(-4)}`,
  createdAt: timeText(transaction.createdAt),
  paidAt: timeOrNull(transaction.paidAt),
  refunds: refunds.of(transaction).map((each) => refundShape(each, transaction.reference)),
  disputes: disputes.of(transaction).map((each) => disputeShape(each, transaction.reference)),
})

export const refundShape = (refund: Refund, reference: string): Json => ({
  id: refund.id,
  reference,
  amount: refund.amount,
  currency: refund.currency,
  status: refund.status,
  disputeId: refund.disputeId,
  customerNote: refund.customerNote,
  merchantNote: refund.merchantNote,
  createdAt: timeText(refund.createdAt),
  processedAt: timeOrNull(refund.processedAt),
})

export const disputeShape = (dispute: Dispute, reference: string): Json => ({
  id: dispute.id,
  reference,
  amount: dispute.refundAmount,
  currency: dispute.currency,
  status: dispute.status,
  resolution: dispute.resolution,
  hasEvidence: dispute.evidence !== null,
  dueAt: timeText(dispute.dueAt),
  createdAt: timeText(dispute.createdAt),
  resolvedAt: timeOrNull(dispute.resolvedAt),
})

export const webhookShape = (webhook: Webhook): Json => ({
  id: webhook.id,
  event: webhook.event,
  reference: webhook.reference,
  url: webhook.url,
  payload: JSON.parse(webhook.body),
  createdAt: timeText(webhook.createdAt),
  attempts: webhook.attempts.map(({ at, status, error }) => ({
    at: timeText(at),
    status,
    ...(error === undefined ? {} : { error }),
  })),
  delivered: webhook.delivered,
  nextAttemptAt: timeOrNull(webhook.nextAttemptAt),
})
