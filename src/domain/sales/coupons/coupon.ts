import { E } from '../../kernel/fp.ts'
import { type Flaw, flaw } from '../../kernel/issue.ts'
import type { Money } from '../../kernel/money.ts'

/** What a coupon takes off a price. `percent` is above 0 and at most 100, with at most two decimals. */
export type CouponDiscount =
  | Readonly<{ kind: 'percent'; percent: number }>
  | Readonly<{ kind: 'amount'; amount: Money }>

/** For what, when and how often a coupon holds; null: without a limit. It holds from `startsAt` on and until `endsAt`. */
export type CouponTerms = Readonly<{
  discount: CouponDiscount
  maxRedemptions: number | null
  perUserLimit: number | null
  startsAt: Date | null
  endsAt: Date | null
  workflowIds: ReadonlyArray<string> | null
}>

/** What an operator has made of it. That it is used up or out of date follows from its limits. */
export type CouponState = 'active' | 'paused' | 'archived'

/** `uses` are those that count against the limit, reserved or consumed; `overUses` those of payments that came too late. */
export type Coupon = CouponTerms &
  Readonly<{
    id: string
    code: string
    state: CouponState
    uses: number
    overUses: number
    createdAt: Date
    revision: number
  }>

/** A coupon with the time of the database when it was read. */
export type SeenCoupon = Coupon & Readonly<{ seenAt: Date }>

/** A coupon as a checkout keeps it: what it took off stands in the checkout's price. */
export type AppliedCoupon = Readonly<{ id: string; code: string }>

const shape = /^[A-Za-z0-9][A-Za-z0-9_-]{2,39}$/

/** How a coupon may be called: letters, digits, `-` and `_`, so that what is the same without case is beyond doubt. */
export const couponCode = (text: string): E.Either<Flaw, string> =>
  shape.test(text)
    ? E.right(text)
    : E.left(flaw('invalid_code', 'must have 3 to 40 letters (A–Z), digits, hyphens or underscores'))

/** By what codes are compared. Whoever types one may put spaces around it. */
export const keyOfCode = (code: string): string => code.trim().toUpperCase()

export type CouponStatus = CouponState | 'exhausted' | 'expired'

/** How a coupon stands, the most final first. */
export const couponStatus = ({ state, endsAt, maxRedemptions, uses, seenAt }: SeenCoupon): CouponStatus => {
  if (state === 'archived') return 'archived'
  if (endsAt !== null && endsAt.getTime() <= seenAt.getTime()) return 'expired'
  if (maxRedemptions !== null && uses >= maxRedemptions) return 'exhausted'
  return state
}
