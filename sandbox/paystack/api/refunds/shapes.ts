import { INTEGRATION } from '../../integration.ts'
import type { Json } from '../../state/json.ts'
import type { Refund } from '../../state/refund.ts'
import type { Transaction } from '../../state/transaction.ts'
import { paystackTime, timeOrNull } from '../shapes.ts'

type Shape = { readonly [name: string]: Json }

const EXPECTED_AFTER_MS = 9 * 86_400_000

const expectedAt = ({ createdAt }: Refund) => paystackTime(createdAt + EXPECTED_AFTER_MS)
const isDone = ({ status }: Refund) => status === 'processed'

const commonShape = (refund: Refund): Shape => ({
  id: refund.id,
  integration: INTEGRATION,
  domain: 'test',
  amount: refund.amount,
  currency: refund.currency,
  status: refund.status,
  refunded_by: refund.refundedBy,
  expected_at: expectedAt(refund),
  customer_note: refund.customerNote,
  merchant_note: refund.merchantNote,
})

const briefTransaction = (transaction: Transaction): Shape => ({
  id: transaction.id,
  domain: 'test',
  reference: transaction.reference,
  amount: transaction.amount,
  paid_at: timeOrNull(transaction.paidAt),
  channel: 'card',
  currency: transaction.currency,
  authorization: { exp_month: null, exp_year: null, account_name: null },
  customer: { international_format_phone: null },
  plan: {},
  subaccount: { currency: null },
  split: {},
  order_id: null,
  paidAt: timeOrNull(transaction.paidAt),
  pos_transaction_data: null,
  source: null,
  fees_breakdown: null,
})

/** `POST /refund`: the one view in which the transaction is an object. */
export const createdShape = (refund: Refund, transaction: Transaction): Shape => ({
  ...commonShape(refund),
  transaction: briefTransaction(transaction),
  channel: null,
  deducted_amount: 0,
  fully_deducted: false,
  createdAt: paystackTime(refund.createdAt),
  updatedAt: paystackTime(refund.updatedAt),
})

const keptShape = (refund: Refund): Shape => ({
  ...commonShape(refund),
  transaction: refund.transactionId,
  dispute: refund.disputeId,
  settlement: null,
  channel: 'card',
  deducted_amount: isDone(refund) ? refund.amount : null,
  refunded_at: timeOrNull(refund.processedAt),
})

/** `GET /refund/:id`. */
export const fetchedRefundShape = (refund: Refund): Shape => ({
  ...keptShape(refund),
  fully_deducted: isDone(refund) ? true : null,
  createdAt: paystackTime(refund.createdAt),
  updatedAt: paystackTime(refund.updatedAt),
})

/** One item of `GET /refund`: other names for the times, and a number for what is a boolean elsewhere. */
export const listedRefundShape = (refund: Refund): Shape => ({
  ...keptShape(refund),
  fully_deducted: isDone(refund) ? 1 : null,
  created_at: paystackTime(refund.createdAt),
  updated_at: paystackTime(refund.updatedAt),
})

/** `POST /refund/retry_with_customer_details/:id`. */
export const retriedShape = (refund: Refund): Shape => ({
  ...keptShape(refund),
  deducted_amount: refund.amount,
  fully_deducted: true,
  bank_reference: null,
  reason: refund.status.toUpperCase(),
  customer: null,
  initiated_by: refund.refundedBy,
  reversed_at: null,
  session_id: null,
})
