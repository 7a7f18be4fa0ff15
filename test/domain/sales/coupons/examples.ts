import * as fc from 'fast-check'
import { type Currency, currencies } from '../../../../src/domain/kernel/money.ts'
import type { CouponDiscount, SeenCoupon } from '../../../../src/domain/sales/coupons/coupon.ts'
import { later, someTime } from '../examples.ts'

/** A quarter off everything, seen at `someTime`. */
export const aCoupon = (facts: Partial<SeenCoupon> = {}): SeenCoupon => ({
  id: 'coupon',
  code: 'SPRING',
  discount: { kind: 'percent', percent: 25 },
  maxRedemptions: null,
  perUserLimit: null,
  startsAt: null,
  endsAt: null,
  workflowIds: null,
  state: 'active',
  uses: 0,
  overUses: 0,
  createdAt: later(-1_000),
  revision: 1,
  seenAt: someTime,
  ...facts,
})

const amounts = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 9_000_000_000_000_000 }))

/** Discounts as operators can write them, an amount in the currency given. */
export const discountsIn = (currency: Currency): fc.Arbitrary<CouponDiscount> =>
  fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((share) => ({ kind: 'percent', percent: share / 100 }) as const),
    amounts.map((amount) => ({ kind: 'amount', amount: { amount, currency } }) as const),
  )

/** A price and a coupon in its currency. */
export const offers = fc
  .constantFrom(...currencies)
  .chain((currency) =>
    fc.tuple(amounts, discountsIn(currency)).map(([amount, discount]) => ({ list: { amount, currency }, discount })),
  )
