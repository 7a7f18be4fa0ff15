import { changed, type Decision, unchanged } from '../../kernel/decision.ts'
import type { SaleEvent } from '../sale-event.ts'
import type { Position } from './position.ts'

/** The provider will not: what was set aside is free again. What it took up meanwhile is left as it is. */
export const refuseRefund = (position: Position, id: string, why: string): Decision<Position, SaleEvent> => {
  const refund = position.refunds.find((each) => each.id === id)
  if (refund?.status !== 'requested') return unchanged(position)
  return changed(
    {
      ...position,
      refunds: position.refunds.map((each) => (each.id === id ? { ...each, status: 'failed', failure: why } : each)),
    },
    { _tag: 'RefundFailed', subject: id, facts: { reference: refund.reference, status: 'failed', why } },
  )
}
