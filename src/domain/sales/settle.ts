import { begun } from '../delivery/begun.ts'
import { type Entitlement, withSource } from '../delivery/entitlement.ts'
import { changed, type Decision, unchanged } from '../kernel/decision.ts'
import { E, O, pipe } from '../kernel/fp.ts'
import type { CustomRequest } from '../requests/custom-request.ts'
import { pay } from '../requests/moves.ts'
import type { RequestEvent } from '../requests/request-event.ts'
import { type AroundItem, isBought, isOutOfReach } from './around-item.ts'
import { type Checkout, graceMs, type HeldPayment, isSettled, type ReviewReason } from './checkout.ts'
import { itemFacts, type WorkflowItem } from './item.ts'
import { type Booking, bookHeld, bookHeldSale, bookSale } from './ledger.ts'
import { hasArrived, type Mode, type Payment } from './payment.ts'
import type { Sale } from './sale.ts'
import type { SaleEvent } from './sale-event.ts'

/** What stands when a payment is settled: who owns what, and names for what may come of it. */
export type Facts = AroundItem &
  Readonly<{
    mode: Mode
    buyerIsGone: boolean
    saleId: string
    entitlementId: string
    sourceId: string
    now: Date
  }>

/** What a payment came to; `request`: what was made to order and is paid now. */
export type Settlement = Readonly<{
  checkout: Checkout
  sale: Sale | null
  booking: Booking | null
  entitlement: Entitlement | null
  request: CustomRequest | null
}>
export type SettlementDecision = Decision<Settlement, SaleEvent | RequestEvent>

/** A checkout that nothing else comes of. */
export const settled = (checkout: Checkout): Settlement => ({
  checkout,
  sale: null,
  booking: null,
  entitlement: null,
  request: null,
})

const isLate = ({ expiresAt }: Checkout, { paidAt }: Payment, { now }: Facts): boolean =>
  (paidAt ?? now).getTime() > expiresAt.getTime() + graceMs

type Rule = Readonly<{ reason: ReviewReason; holds: (checkout: Checkout, payment: Payment, facts: Facts) => boolean }>

/** Why money that came buys nothing by itself, the gravest first. */
const reviewRules: ReadonlyArray<Rule> = [
  { reason: 'reference', holds: (checkout, payment) => payment.reference !== checkout.reference },
  { reason: 'mode', holds: (_, payment, facts) => payment.mode !== facts.mode },
  { reason: 'currency', holds: ({ price }, payment) => payment.currency !== price.total.currency },
  {
    reason: 'amount',
    holds: ({ price: { total } }, { requestedAmount, amount }) =>
      (requestedAmount ?? amount) !== total.amount || amount < total.amount,
  },
  { reason: 'buyer_gone', holds: (_, __, facts) => facts.buyerIsGone },
  { reason: 'owned_already', holds: (_, __, facts) => isBought(facts) },
  { reason: 'late', holds: (checkout, payment, facts) => isOutOfReach(facts) || isLate(checkout, payment, facts) },
]

const heldOf = ({ amount, currency, fees, providerId, paidAt }: Payment, { now }: Facts): HeldPayment => ({
  amount,
  currency,
  fees,
  providerId,
  paidAt: paidAt ?? now,
})

const heldForReview = (checkout: Checkout, payment: Payment, reason: ReviewReason, facts: Facts): SettlementDecision =>
  changed(
    {
      ...settled({ ...checkout, status: 'review', reviewReason: reason, held: heldOf(payment, facts) }),
      booking: bookHeld({ ...payment, reference: checkout.reference }),
    },
    { _tag: 'PaymentHeldForReview', subject: checkout.reference, facts: { reason, userId: checkout.userId } },
  )

const grantedBy = (saleId: string, userId: string, item: WorkflowItem, facts: Facts): Entitlement => {
  const source = { id: facts.sourceId, kind: 'sale', originId: saleId, status: 'good', createdAt: facts.now } as const
  const base = pipe(
    facts.entitlement,
    O.getOrElse(() =>
      begun({ entitlementId: facts.entitlementId, userId, workflowId: item.workflowId, at: facts.now }),
    ),
  )
  return withSource(base, source)
}

type Bought = Pick<Settlement, 'entitlement' | 'request'> & Readonly<{ events: ReadonlyArray<RequestEvent> }>

/** What the buyer gets at once: the right to a workflow of the shop, or that theirs is made. */
const boughtBy = (saleId: string, { userId, item }: Checkout, facts: Facts): Bought => {
  if (item.kind === 'workflow')
    return { entitlement: grantedBy(saleId, userId, item, facts), request: null, events: [] }
  const paid = facts.request === null ? null : pay(facts.request, facts.now)
  return paid === null || E.isLeft(paid)
    ? { entitlement: null, request: null, events: [] }
    : { entitlement: null, request: paid.right.state.request, events: paid.right.events }
}

type Paid = Readonly<{ amount: number; fees: number; providerId: string | null; paidAt: Date }>

const sold = (checkout: Checkout, paid: Paid, facts: Facts): SettlementDecision => {
  const { reference, userId, item, price, taxRule } = checkout
  const { currency } = price.total
  const sale: Sale = {
    id: facts.saleId,
    reference,
    userId,
    item,
    price,
    charged: { amount: paid.amount, currency },
    fees: { amount: paid.fees, currency },
    status: 'paid',
    providerId: paid.providerId,
    paidAt: paid.paidAt,
  }
  const { events, ...bought } = boughtBy(sale.id, checkout, facts)
  return changed<Settlement, SaleEvent | RequestEvent>(
    {
      checkout: { ...checkout, status: 'paid' },
      sale,
      booking: bookSale(reference, price, taxRule, paid),
      ...bought,
    },
    { _tag: 'SaleRecorded', subject: sale.id, facts: { reference, userId, ...itemFacts(item) } },
    ...events,
  )
}

const failed = (checkout: Checkout): SettlementDecision =>
  checkout.status === 'open' || checkout.status === 'initialized'
    ? changed(settled({ ...checkout, status: 'failed' }), {
        _tag: 'CheckoutFailed',
        subject: checkout.reference,
        facts: {},
      })
    : unchanged(settled(checkout))

/** What a payment comes to: total over every state of a checkout and every answer of the provider. States never go back. */
export const settle = (checkout: Checkout, payment: Payment, facts: Facts): SettlementDecision => {
  if (isSettled(checkout)) return unchanged(settled(checkout))
  if (hasArrived(payment)) {
    const rule = reviewRules.find(({ holds }) => holds(checkout, payment, facts))
    return rule === undefined
      ? sold(checkout, { ...payment, paidAt: payment.paidAt ?? facts.now }, facts)
      : heldForReview(checkout, payment, rule.reason, facts)
  }
  return payment.status === 'failed' ? failed(checkout) : unchanged(settled(checkout))
}

/** A total of zero is paid by taking it: no provider is asked. */
export const settleFree = (checkout: Checkout, facts: Facts): SettlementDecision =>
  sold(checkout, { amount: 0, fees: 0, providerId: null, paidAt: facts.now }, facts)

/** A held payment that a person lets buy what it was for. */
export const settleHeld = (checkout: Checkout, held: HeldPayment, facts: Facts): SettlementDecision => {
  const { state, events } = sold(checkout, held, facts)
  const booking = bookHeldSale(checkout.reference, checkout.price, checkout.taxRule, held)
  return { state: { ...state, booking }, events }
}
