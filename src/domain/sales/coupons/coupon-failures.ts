import { type FailedBy, failure } from '../../kernel/failure.ts'
import type { Issue } from '../../kernel/issue.ts'

export const couponUnknown = failure('CouponUnknown', 'invalid', 'There is no such coupon', 'COUPON_UNKNOWN')()
/** Before its time as after it. */
export const couponExpired = failure('CouponExpired', 'invalid', 'This coupon is not valid now', 'COUPON_EXPIRED')()
export const couponNotApplicable = failure(
  'CouponNotApplicable',
  'invalid',
  'This coupon does not hold for this item',
  'COUPON_NOT_APPLICABLE',
)()
export const couponExhausted = failure('CouponExhausted', 'invalid', 'This coupon is used up', 'COUPON_EXHAUSTED')()
export const couponUsed = failure(
  'CouponUsed',
  'invalid',
  'You have used this coupon as often as you may',
  'COUPON_USED',
)()

export const couponRefusals = [couponUnknown, couponExpired, couponNotApplicable, couponExhausted, couponUsed] as const
export type CouponRefusal = FailedBy<(typeof couponRefusals)[number]>

export const couponNotFound = failure('CouponNotFound', 'missing', 'There is no such coupon')()
export const couponExists = failure('CouponExists', 'conflict', 'There is a coupon of this code')<{
  issues: ReadonlyArray<Issue>
}>()
export const couponArchived = failure(
  'CouponArchived',
  'conflict',
  'An archived coupon is not changed any more',
  'ILLEGAL_TRANSITION',
)()
export const couponStale = failure('CouponStale', 'stale', 'The coupon has changed since you read it', 'STALE')()
