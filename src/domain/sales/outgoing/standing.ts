import type { SourceStatus } from '../../delivery/entitlement.ts'
import type { SaleStatus } from '../sale.ts'
import { isChargedBack, isDisputed, type Position, refunded, refunding, takenBack } from './position.ts'

const reaches = (amount: number, { charge }: Position): boolean => charge.total > 0 && amount >= charge.total

/** What a sale is, by what became of its money alone: no order of messages matters. What is refunded stays so. */
export const saleStatusOf = (position: Position): SaleStatus => {
  const back = refunded(position)
  if (reaches(back, position)) return 'refunded'
  if (isChargedBack(position)) return 'charged_back'
  if (isDisputed(position)) return 'disputed'
  return back > 0 ? 'partially_refunded' : 'paid'
}

/**
 * What a sale is worth as a source of access: revoked once all of its price went back or a dispute was lost, suspended
 * while either may happen. A part that goes back changes nothing.
 */
export const sourceStatusOf = (position: Position): SourceStatus => {
  if (reaches(refunded(position), position) || isChargedBack(position)) return 'revoked'
  return isDisputed(position) || reaches(refunding(position), position) ? 'suspended' : 'good'
}

/** Whether nothing is left of what was paid. */
export const isGivenBack = (position: Position): boolean =>
  refunded(position) + takenBack(position) >= position.charge.amount
