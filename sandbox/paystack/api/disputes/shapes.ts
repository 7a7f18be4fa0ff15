import { MESSAGES_APART } from '../../disputes/story.ts'
import { INTEGRATION } from '../../integration.ts'
import type { Customer } from '../../state/customer.ts'
import type { Dispute, DisputeMessage, Evidence } from '../../state/dispute.ts'
import type { Json } from '../../state/json.ts'
import type { Transaction } from '../../state/transaction.ts'
import { internationalCustomer, paystackTime, timeOrNull } from '../shapes.ts'

type Shape = { readonly [name: string]: Json }

export const historyShape = ({ history }: Dispute): Json =>
  history.map(({ status, by, at }) => ({ status, by, createdAt: paystackTime(at) }))

export const messagesShape = ({ messages }: Dispute): Json =>
  messages.map(({ sender, body, at }) => ({ sender, body, createdAt: paystackTime(at) }))

const evidenceFacts = (evidence: Evidence): Shape => ({
  customer_email: evidence.email,
  customer_name: evidence.name,
  customer_phone: evidence.phone,
  service_details: evidence.serviceDetails,
  delivery_address: evidence.deliveryAddress,
  ...(evidence.deliveryDate === null ? {} : { delivery_date: evidence.deliveryDate }),
})

/** What the API and the events say alike. The reference is null everywhere but inside `transaction`. */
export const disputeFacts = (dispute: Dispute, { authorization }: Transaction): Shape => ({
  id: dispute.id,
  refund_amount: dispute.refundAmount,
  currency: dispute.currency,
  status: dispute.status,
  resolution: dispute.resolution,
  domain: 'test',
  transaction_reference: null,
  category: 'chargeback',
  bin: authorization?.bin ?? null,
  last4: authorization?.last4 ?? null,
  dueAt: paystackTime(dispute.dueAt),
  resolvedAt: timeOrNull(dispute.resolvedAt),
  evidence: dispute.evidence === null ? null : evidenceFacts(dispute.evidence),
  note: null,
})

/** A transaction inside a dispute: without its metadata, its card and its payer. */
export const disputedTransactionShape = (transaction: Transaction): Shape => ({
  id: transaction.id,
  domain: 'test',
  status: transaction.status,
  reference: transaction.reference,
  amount: transaction.amount,
  message: null,
  gateway_response: transaction.gatewayResponse,
  paid_at: timeOrNull(transaction.paidAt),
  created_at: paystackTime(transaction.createdAt),
  channel: 'card',
  currency: transaction.currency,
  ip_address: null,
  metadata: '',
  log: null,
  fees: transaction.fees,
  fees_split: null,
  authorization: {},
  customer: { international_format_phone: null },
  plan: {},
  subaccount: {},
  split: {},
  order_id: null,
  paidAt: timeOrNull(transaction.paidAt),
})

/** A text that looks like a list, as Paystack has it. */
const attachmentsOf = ({ attachment }: Dispute): string => attachment ?? '[]'

const times = ({ createdAt, updatedAt }: Dispute): Shape => ({
  createdAt: paystackTime(createdAt),
  updatedAt: paystackTime(updatedAt),
})

const answered = (dispute: Dispute, transaction: Transaction): Shape => ({
  ...disputeFacts(dispute, transaction),
  attachments: attachmentsOf(dispute),
  transaction: {
    ...disputedTransactionShape(transaction),
    createdAt: paystackTime(transaction.createdAt),
    requested_amount: transaction.requestedAmount,
  },
  ...times(dispute),
})

const told = (dispute: Dispute, transaction: Transaction, customer: Customer): Shape => ({
  ...answered(dispute, transaction),
  customer: internationalCustomer(customer),
  history: historyShape(dispute),
  messages: messagesShape(dispute),
})

/** `GET /dispute/:id`. */
export const fetchedDisputeShape = told

/** One item of `GET /dispute`: its transaction has no payer and not the amount asked for. */
export const listedDisputeShape = (dispute: Dispute, transaction: Transaction, customer: Customer): Shape => ({
  ...told(dispute, transaction, customer),
  transaction: {
    ...disputedTransactionShape(transaction),
    customer: null,
    createdAt: paystackTime(transaction.createdAt),
    pos_transaction_data: null,
  },
})

const sameTimes = (at: number): Shape => ({ createdAt: paystackTime(at), updatedAt: paystackTime(at) })

/** `GET /dispute/transaction/:id`. */
export const disputeOfTransactionShape = (dispute: Dispute, transaction: Transaction): Shape => ({
  ...answered(dispute, transaction),
  history: dispute.history.map(({ status, by, at }, index) => ({
    id: dispute.id * MESSAGES_APART + index,
    dispute: dispute.id,
    status,
    by,
    ...sameTimes(at),
  })),
  messages: dispute.messages.map((message) => ({ ...messageShape(dispute, message), is_deleted: 0 })),
  merchant_transaction_reference: null,
  integration: INTEGRATION,
  created_by: null,
})

const messageShape = (dispute: Dispute, { id, sender, body, at }: DisputeMessage): Shape => ({
  dispute: dispute.id,
  sender,
  body,
  id,
  ...sameTimes(at),
})

/** `PUT /dispute/:id`, whose answer is a list of one. */
export const updatedShape = (dispute: Dispute, transaction: Transaction, customer: Customer): Json => [
  {
    ...answered(dispute, transaction),
    merchant_transaction_reference: null,
    source: 'bank',
    customer: internationalCustomer(customer),
    organization: 1,
  },
]

/** `PUT /dispute/:id/resolve`, with the message that came with it. */
export const resolvedShape = (dispute: Dispute, transaction: Transaction): Shape => {
  const message = dispute.messages.at(-1)
  return {
    ...answered(dispute, transaction),
    merchant_transaction_reference: null,
    created_by: 1,
    message: message === undefined ? null : messageShape(dispute, message),
  }
}

/** `POST /dispute/:id/evidence`. */
export const evidenceShape = (dispute: Dispute, evidence: Evidence): Shape => ({
  ...evidenceFacts(evidence),
  dispute: dispute.id,
  id: evidence.id,
  ...sameTimes(evidence.at),
})
