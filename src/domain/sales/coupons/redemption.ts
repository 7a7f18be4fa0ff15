import type { CheckoutStatus } from '../checkout.ts'

/** A use of a coupon: taken with a checkout, then bought with, or given back. */
export type RedemptionStatus = 'reserved' | 'consumed' | 'released'

/** What becomes of a checkout's use of a coupon: money that waits for a person leaves it as it is. */
export const redemptionOf = (status: CheckoutStatus): RedemptionStatus | 'as it is' => {
  switch (status) {
    case 'paid':
      return 'consumed'
    case 'failed':
    case 'expired':
    case 'superseded':
    case 'refunded':
    case 'dismissed':
      return 'released'
    default:
      return 'as it is'
  }
}
