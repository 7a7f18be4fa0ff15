import { E } from '../../kernel/fp.ts'
import type { Money } from '../../kernel/money.ts'
import { share } from '../share.ts'
import type { CouponDiscount, SeenCoupon } from './coupon.ts'
import {
  type CouponRefusal,
  couponExhausted,
  couponExpired,
  couponNotApplicable,
  couponUnknown,
  couponUsed,
} from './coupon-failures.ts'

/** How often a coupon was taken: reserved or consumed, in all and by one buyer. */
export type CouponUses = Readonly<{ inAll: number; byBuyer: number }>

const scale = 1_000_000n

/** In minor units of the price: a share is rounded half up, once; an amount is at most the price. */
const taken = (discount: CouponDiscount, list: Money): number =>
  discount.kind === 'percent'
    ? share(list.amount, BigInt(Math.round(discount.percent * 10_000)), scale)
    : Math.min(discount.amount.amount, list.amount)

const isValidAt = ({ startsAt, endsAt }: SeenCoupon, now: Date): boolean =>
  (startsAt === null || startsAt.getTime() <= now.getTime()) && (endsAt === null || now.getTime() < endsAt.getTime())

const fits = ({ workflowIds, discount }: SeenCoupon, workflowId: string | null, list: Money): boolean =>
  (workflowIds === null || (workflowId !== null && workflowIds.includes(workflowId))) &&
  (discount.kind === 'percent' || discount.amount.currency === list.currency) &&
  list.amount > 0

/**
 * What a coupon takes off a price, in its minor units: from nothing to all of it. One that an operator paused or archived
 * is told apart from none by nobody. What is free already is no place for a coupon.
 */
export const couponDiscount = (
  coupon: SeenCoupon,
  { workflowId, list }: Readonly<{ workflowId: string | null; list: Money }>,
): E.Either<CouponRefusal, number> => {
  if (coupon.state !== 'active') return E.left(couponUnknown({}))
  if (!isValidAt(coupon, coupon.seenAt)) return E.left(couponExpired({}))
  if (!fits(coupon, workflowId, list)) return E.left(couponNotApplicable({}))
  return E.right(taken(coupon.discount, list))
}

/** Why a coupon cannot be taken once more: the buyer's own limit first, for that is what they can do nothing about. */
export const noRoom = (
  { maxRedemptions, perUserLimit }: Pick<SeenCoupon, 'maxRedemptions' | 'perUserLimit'>,
  { inAll, byBuyer }: CouponUses,
): CouponRefusal | null => {
  if (perUserLimit !== null && byBuyer >= perUserLimit) return couponUsed({})
  return maxRedemptions !== null && inAll >= maxRedemptions ? couponExhausted({}) : null
}
