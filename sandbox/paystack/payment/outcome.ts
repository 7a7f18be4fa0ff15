import type { Expiry } from '../cards/card-form.ts'
import type { Challenge, Refusal, TestCard } from '../cards/test-cards.ts'
import { feesOn } from '../money/fees.ts'
import type { CheckoutLog, LogEntry, Transaction } from '../state/transaction.ts'
import { authorizationOf } from './authorization.ts'

/** What a payment without a browser may make different on purpose; amounts in the minor unit. */
export interface Charge {
  readonly amount?: number
  readonly fee?: number
  readonly currency?: string
}

const begun = (log: CheckoutLog | null, at: number): CheckoutLog =>
  log ?? { startedAt: at, attempts: 0, errors: 0, entries: [] }

const logged = (log: CheckoutLog | null, at: number, entries: readonly Omit<LogEntry, 'at'>[]): CheckoutLog => {
  const before = begun(log, at)
  const errors = entries.filter(({ kind }) => kind === 'error').length
  return {
    ...before,
    attempts: before.attempts + entries.filter(({ kind }) => kind === 'action').length,
    errors: before.errors + errors,
    entries: [...before.entries, ...entries.map((entry) => ({ ...entry, at }))],
  }
}

const attempted = { kind: 'action', message: 'Attempted to pay with card' } as const

/** The bank wants something more of the payer. Only a one-time code or the bank's own page makes Paystack say `ongoing`. */
export const challenged = (before: Transaction, challenge: Challenge, at: number): Transaction => ({
  ...before,
  status: challenge === 'otp' || challenge === 'bank' ? 'ongoing' : before.status,
  log: logged(before.log, at, [{ kind: 'auth', message: `Authentication Required: ${challenge}` }]),
})

export const refused = (before: Transaction, card: TestCard | null, refusal: Refusal, at: number): Transaction => ({
  ...before,
  ...refusal,
  card: card?.name ?? null,
  log: logged(before.log, at, [attempted, { kind: 'error', message: `Error: ${refusal.gatewayResponse}` }]),
})

/**
 * Paid. `charge.amount` stands for both what was asked and what was paid, `charge.fee` comes on top of what was paid
 * alone, as when the payer bears it. Without a fee of its own Paystack's usual one is kept of the amount.
 */
export const approved = (
  before: Transaction,
  card: TestCard,
  expiry: Expiry,
  at: number,
  charge: Charge = {},
): Transaction => {
  const requestedAmount = charge.amount ?? before.requestedAmount
  const currency = charge.currency ?? before.currency
  return {
    ...before,
    status: 'success',
    gatewayResponse: 'Successful',
    requestedAmount,
    amount: requestedAmount + (charge.fee ?? 0),
    currency,
    fees: charge.fee ?? feesOn(requestedAmount, currency),
    card: card.name,
    authorization: authorizationOf(card, expiry, currency, before.key),
    log: logged(before.log, at, [attempted, { kind: 'success', message: 'Successfully paid with card' }]),
    paidAt: at,
  }
}
