import { changed, type Decision } from '../../kernel/decision.ts'
import type { FailedBy } from '../../kernel/failure.ts'
import { E } from '../../kernel/fp.ts'
import { disputeOpen, exceedsRemaining } from '../failures.ts'
import type { SaleEvent } from '../sale-event.ts'
import { isDisputed, type Position, refundable } from './position.ts'
import type { Refund } from './refund.ts'

/** What is asked for; without `amount`, all that is left. */
export type RefundWish = Readonly<{
  id: string
  saleId: string | null
  amount: number | null
  reason: string
  requestedBy: string | null
  now: Date
}>

export type Requested = Readonly<{ position: Position; refund: Refund }>

/** Sets a refund aside before the provider is asked: two that are asked for at once never exceed what was paid. */
export const requestRefund = (
  position: Position,
  wish: RefundWish,
): E.Either<FailedBy<typeof exceedsRemaining | typeof disputeOpen>, Decision<Requested, SaleEvent>> => {
  const { reference, currency } = position.charge
  const remaining = refundable(position)
  if (isDisputed(position)) return E.left(disputeOpen({}))
  const amount = wish.amount ?? remaining
  if (amount <= 0 || amount > remaining) return E.left(exceedsRemaining({ remaining, currency }))
  const refund: Refund = {
    id: wish.id,
    reference,
    saleId: wish.saleId,
    amount,
    currency,
    status: 'requested',
    origin: 'vexa',
    providerId: null,
    sent: false,
    reason: wish.reason,
    failure: null,
    requestedBy: wish.requestedBy,
    createdAt: wish.now,
  }
  return E.right(
    changed(
      { position: { ...position, refunds: [...position.refunds, refund] }, refund },
      { _tag: 'RefundRequested', subject: refund.id, facts: { reference } },
    ),
  )
}
