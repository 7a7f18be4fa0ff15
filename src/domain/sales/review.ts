import { changed } from '../kernel/decision.ts'
import type { FailedBy } from '../kernel/failure.ts'
import { E, pipe } from '../kernel/fp.ts'
import { isBought, isOutOfReach } from './around-item.ts'
import type { Checkout, HeldPayment } from './checkout.ts'
import { notResolvable } from './failures.ts'
import { isDisputed, type Position, refunding } from './outgoing/position.ts'
import { type Facts, type SettlementDecision, settled, settleHeld } from './settle.ts'

export type ReviewAction = 'accept' | 'refund' | 'dismiss'

type Refusal = FailedBy<typeof notResolvable>
type Outgoing = Pick<Position, 'refunds' | 'disputes'>
type Rule = Readonly<{ why: string; holds: (checkout: Checkout, held: HeldPayment, facts: Facts) => boolean }>

/** What no person can make a sale of: it would break what always holds of one. */
const against: ReadonlyArray<Rule> = [
  { why: 'the money is not of this mode', holds: ({ reviewReason }) => reviewReason === 'mode' },
  { why: 'the payment is another one', holds: ({ reviewReason }) => reviewReason === 'reference' },
  { why: 'the currency is another one', holds: ({ price }, { currency }) => currency !== price.total.currency },
  { why: 'it is less than the price', holds: ({ price }, { amount }) => amount < price.total.amount },
  { why: 'the buyer owns the item', holds: (_, __, facts) => isBought(facts) },
  { why: 'the request is over', holds: (_, __, facts) => isOutOfReach(facts) },
  { why: 'the buyer is gone', holds: (_, __, { buyerIsGone }) => buyerIsGone },
]

/** The money that waits, unless it is on its way back, claimed, or nobody's question any more. */
const waiting = ({ status, held }: Checkout, outgoing: Outgoing): E.Either<Refusal, HeldPayment> => {
  if (status !== 'review' || held === null) return E.left(notResolvable({ why: 'it does not wait for anybody' }))
  return refunding(outgoing) > 0 || isDisputed(outgoing)
    ? E.left(notResolvable({ why: 'its money is on its way back, or claimed' }))
    : E.right(held)
}

/** Lets a payment in review buy what it was for, where it covers the price and the buyer does not have it. */
export const acceptReview = (
  checkout: Checkout,
  outgoing: Outgoing,
  facts: Facts,
): E.Either<Refusal, SettlementDecision> =>
  pipe(
    waiting(checkout, outgoing),
    E.flatMap((held) => {
      const rule = against.find(({ holds }) => holds(checkout, held, facts))
      return rule === undefined ? E.right(settleHeld(checkout, held, facts)) : E.left(notResolvable({ why: rule.why }))
    }),
  )

/** Nothing is sold, and nothing asked back: the money stays held in the books for as long as the provider has it for us. */
export const dismissReview = (checkout: Checkout, outgoing: Outgoing): E.Either<Refusal, SettlementDecision> =>
  pipe(
    waiting(checkout, outgoing),
    E.map(() =>
      changed(settled({ ...checkout, status: 'dismissed' }), {
        _tag: 'PaymentDismissed',
        subject: checkout.reference,
        facts: {},
      }),
    ),
  )
