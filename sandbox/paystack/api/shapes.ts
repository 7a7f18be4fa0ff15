import type { Customer } from '../state/customer.ts'
import type { Json } from '../state/json.ts'
import type { Authorization, CheckoutLog, Transaction } from '../state/transaction.ts'

type Shape = { readonly [name: string]: Json }

/** Paystack tells times to the second. */
export const paystackTime = (at: number): string => new Date(Math.floor(at / 1000) * 1000).toISOString()

export const timeOrNull = (at: number | null): string | null => (at === null ? null : paystackTime(at))

const seconds = (from: number, to: number) => Math.max(0, Math.round((to - from) / 1000))

export const logShape = (log: CheckoutLog | null): Json => {
  if (log === null) return null
  const history = log.entries.map(({ kind, message, at }) => ({
    type: kind,
    message,
    time: seconds(log.startedAt, at),
  }))
  return {
    start_time: Math.floor(log.startedAt / 1000),
    time_spent: history.at(-1)?.time ?? 0,
    attempts: log.attempts,
    errors: log.errors,
    success: log.entries.some(({ kind }) => kind === 'success'),
    mobile: false,
    input: [],
    history,
  }
}

export const authorizationShape = (authorization: Authorization | null): Shape =>
  authorization === null
    ? {}
    : {
        authorization_code: authorization.code,
        bin: authorization.bin,
        last4: authorization.last4,
        exp_month: authorization.expiryMonth,
        exp_year: authorization.expiryYear,
        channel: 'card',
        // Paystack's own samples carry the blank at the end.
        card_type: `${authorization.brand} `,
        bank: authorization.bank,
        country_code: authorization.countryCode,
        brand: authorization.brand,
        reusable: authorization.reusable,
        signature: authorization.signature,
        account_name: null,
      }

export const customerShape = (customer: Customer): Shape => ({
  id: customer.id,
  first_name: null,
  last_name: null,
  email: customer.email,
  customer_code: customer.code,
  phone: null,
  metadata: null,
  risk_action: 'default',
})

/** What every view of a transaction says alike. */
const commonShape = (transaction: Transaction): Shape => ({
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
  ip_address: transaction.ipAddress,
  log: logShape(transaction.log),
  fees: transaction.fees,
  fees_split: null,
  authorization: authorizationShape(transaction.authorization),
  split: {},
  subaccount: {},
  order_id: null,
  paidAt: timeOrNull(transaction.paidAt),
  createdAt: paystackTime(transaction.createdAt),
  requested_amount: transaction.requestedAmount,
  connect: null,
  pos_transaction_data: null,
})

export const internationalCustomer = (customer: Customer): Shape => ({
  ...customerShape(customer),
  international_format_phone: null,
})

/** `GET /transaction/verify/:reference`. */
export const verifiedShape = (transaction: Transaction, customer: Customer): Shape => ({
  ...commonShape(transaction),
  receipt_number: null,
  metadata: transaction.metadata ?? '',
  customer: internationalCustomer(customer),
  plan: null,
  source: null,
  fees_breakdown: null,
  transaction_date: paystackTime(transaction.createdAt),
  plan_object: {},
})

/** `GET /transaction/:id`. */
export const fetchedShape = (transaction: Transaction, customer: Customer): Shape => ({
  ...commonShape(transaction),
  receipt_number: null,
  helpdesk_link: null,
  metadata: transaction.metadata ?? '',
  customer: internationalCustomer(customer),
  plan: {},
  source: { type: 'api', source: 'merchant_api', identifier: null },
  fees_breakdown: null,
})

/** One item of `GET /transaction`. */
export const listedShape = (transaction: Transaction, customer: Customer): Shape => ({
  ...commonShape(transaction),
  metadata: transaction.metadata,
  customer: customerShape(customer),
  plan: {},
  source: { source: 'merchant_api', type: 'api', identifier: null, entry_point: 'transaction_initialize' },
})

/** `data` of the event `charge.success`: no `createdAt`, no `connect`, no log; two more members of the authorization. */
export const chargedShape = (transaction: Transaction, customer: Customer): Shape => {
  const { createdAt: _createdAt, connect: _connect, ...common } = commonShape(transaction)
  return {
    ...common,
    metadata: transaction.metadata ?? '',
    fees_breakdown: null,
    log: null,
    authorization: {
      ...authorizationShape(transaction.authorization),
      receiver_bank_account_number: null,
      receiver_bank: null,
    },
    customer: internationalCustomer(customer),
    plan: {},
    source: { type: 'api', source: 'merchant_api', entry_point: 'transaction_initialize', identifier: null },
  }
}
