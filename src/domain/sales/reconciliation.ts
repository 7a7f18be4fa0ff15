import type { CheckoutStatus } from './checkout.ts'
import type { Payment } from './payment.ts'
import type { Reference } from './reference.ts'

/** What is looked at: what the provider has between these times, by its own. */
export type Window = Readonly<{ from: Date; to: Date }>

/** The provider's payments, then what we have that was not among them, then its refunds. */
export type Stage = 'transactions' | 'sales' | 'refunds' | 'done'

/** How far a comparison is: the page of the provider's list, or the last of our references that was looked at. */
export type Place = Readonly<{ stage: Stage; page: number; after: Reference | null }>

export type Counts = Readonly<{ lookedAt: number; recorded: number; flagged: number }>

/** A comparison of our books with the provider's lists. `recorded` were sales that nobody had told us of; `flagged` wait for a person. */
export type Reconciliation = Readonly<{ id: string; window: Window; place: Place }> & Counts

export const noCounts: Counts = { lookedAt: 0, recorded: 0, flagged: 0 }

export const counted = (a: Counts, b: Counts): Counts => ({
  lookedAt: a.lookedAt + b.lookedAt,
  recorded: a.recorded + b.recorded,
  flagged: a.flagged + b.flagged,
})

const day = 24 * 3_600_000
/** A checkout is paid within a day and a half of its making; three days hold every payment of yesterday. */
const usualMs = 3 * day
const overlapMs = 2 * day
const longestMs = 30 * day

/** From when on to look: three days back, or as far as the last comparison that came to its end, but for what it saw too early. */
export const windowTo = (now: Date, lastTo: Date | null): Window => {
  const usual = now.getTime() - usualMs
  const from = Math.min(usual, lastTo === null ? 0 : lastTo.getTime() - overlapMs)
  return { from: new Date(Math.max(from, now.getTime() - longestMs)), to: now }
}

/** What we have under a reference. `came` is what the books say that was paid: sold for or held; null when nothing was. */
export type KnownPayment = Readonly<{
  reference: Reference
  status: CheckoutStatus
  total: number
  came: Readonly<{ amount: number; currency: string; fees: number }> | null
}>

/** What a payment of the provider's is to us. `record`: it came and nobody has told us. */
export type Verdict =
  | Readonly<{ is: 'unmatched' | 'record' | 'agreed' }>
  | Readonly<{ is: 'different'; facts: Readonly<Record<string, unknown>> }>

const unsettled: ReadonlySet<CheckoutStatus> = new Set(['open', 'initialized', 'failed', 'expired', 'superseded'])

/** Compares money that arrived at the provider with what we have of it. Fees that a list leaves out are not compared. */
export const compared = (known: KnownPayment | null, { amount, currency, fees }: Payment): Verdict => {
  if (known === null) return { is: 'unmatched' }
  const { came, status, total } = known
  if (came === null && unsettled.has(status) && total > 0) return { is: 'record' }
  if (came === null)
    return status === 'paid' ? { is: 'different', facts: { amount, currency, ours: null } } : { is: 'agreed' }
  const isSame = came.amount === amount && came.currency === currency && (fees === 0 || came.fees === fees)
  return isSame ? { is: 'agreed' } : { is: 'different', facts: { amount, currency, fees, ours: came } }
}
