import type { Json } from './json.ts'

/** Paystack's word for where a payment stands. `abandoned` is also the word for "nobody has paid yet". */
export type TransactionStatus = 'abandoned' | 'ongoing' | 'failed' | 'success' | 'reversal-pending' | 'reversed'

export type LogKind = 'action' | 'auth' | 'error' | 'success'

/** What the payer did on the hosted page. `at` is in milliseconds of the sandbox's time. */
export interface LogEntry {
  readonly kind: LogKind
  readonly message: string
  readonly at: number
}

export interface CheckoutLog {
  readonly startedAt: number
  readonly attempts: number
  readonly errors: number
  readonly entries: readonly LogEntry[]
}

export interface Authorization {
  readonly code: string
  readonly bin: string
  readonly last4: string
  readonly expiryMonth: string
  readonly expiryYear: string
  readonly brand: string
  readonly bank: string
  readonly countryCode: string
  readonly reusable: boolean
  readonly signature: string
}

/**
 * One transaction as the sandbox remembers it. Amounts and fees are in the currency's minor unit, times in
 * milliseconds of the sandbox's time. `key` is the secret key that initialised it: the owner, and what signs its events.
 */
export interface Transaction {
  readonly id: number
  readonly key: string
  readonly reference: string
  readonly accessCode: string
  readonly customerId: number
  readonly requestedAmount: number
  readonly amount: number
  readonly currency: string
  readonly callbackUrl: string | null
  readonly metadata: Json | null
  readonly status: TransactionStatus
  readonly gatewayResponse: string
  readonly fees: number | null
  readonly ipAddress: string
  readonly card: string | null
  readonly authorization: Authorization | null
  readonly log: CheckoutLog | null
  readonly createdAt: number
  readonly paidAt: number | null
}
