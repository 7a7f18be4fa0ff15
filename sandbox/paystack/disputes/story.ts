import type { Dispute, Resolution } from '../state/dispute.ts'
import type { Transaction } from '../state/transaction.ts'

const HOUR_MS = 3_600_000

/** How long the merchant has to answer (Paystack's support page for Nigeria); then the claim is accepted by itself. */
const ANSWER_WITHIN_MS = 16 * HOUR_MS
/** Paystack reminds by mail this often; that its events come as often is the sandbox's guess. */
const REMINDED_EVERY_MS = 4 * HOUR_MS

/** Numbers of messages: a thousand to a dispute. */
export const MESSAGES_APART = 1_000

const numbered = (dispute: Dispute, sender: string, body: string, at: number): Dispute => ({
  ...dispute,
  messages: [...dispute.messages, { id: dispute.id * MESSAGES_APART + dispute.messages.length, sender, body, at }],
})

export const opened = (id: number, transaction: Transaction, payer: string, amount: number, at: number): Dispute =>
  numbered(
    {
      id,
      key: transaction.key,
      transactionId: transaction.id,
      refundAmount: amount,
      currency: transaction.currency,
      status: 'awaiting-merchant-feedback',
      resolution: null,
      attachment: null,
      evidence: null,
      history: [{ status: 'awaiting-merchant-feedback', by: payer, at }],
      messages: [],
      dueAt: at + ANSWER_WITHIN_MS,
      createdAt: at,
      updatedAt: at,
      resolvedAt: null,
      nextStepAt: at + REMINDED_EVERY_MS,
    },
    payer,
    'The payer does not recognise this payment',
    at,
  )

export const reminded = (dispute: Dispute, at: number): Dispute => ({
  ...dispute,
  updatedAt: at,
  nextStepAt: Math.min(at + REMINDED_EVERY_MS, dispute.dueAt),
})

/** The merchant does not give in: whatever the clock says, the bank decides now. */
export const contested = (dispute: Dispute, by: string, message: string, at: number): Dispute =>
  numbered(
    {
      ...dispute,
      status: 'awaiting-bank-feedback',
      history: [...dispute.history, { status: 'awaiting-bank-feedback', by, at }],
      updatedAt: at,
      nextStepAt: null,
    },
    by,
    message,
    at,
  )

export const resolvedBy = (
  dispute: Dispute,
  resolution: Resolution,
  by: string,
  message: string,
  at: number,
): Dispute =>
  numbered(
    {
      ...dispute,
      status: 'resolved',
      resolution,
      history: [...dispute.history, { status: 'resolved', by, at }],
      updatedAt: at,
      resolvedAt: at,
      nextStepAt: null,
    },
    by,
    message,
    at,
  )
