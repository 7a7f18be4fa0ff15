import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E, pipe } from '../../../../src/domain/kernel/fp.ts'
import type { SeenCoupon } from '../../../../src/domain/sales/coupons/coupon.ts'
import { couponDiscount, noRoom } from '../../../../src/domain/sales/coupons/coupon-discount.ts'
import { priceOf } from '../../../../src/domain/sales/price.ts'
import { later, someTime, taxRules } from '../examples.ts'
import { aCoupon, offers } from './examples.ts'

const item = { workflowId: 'workflow', list: { amount: 500_000, currency: 'NGN' } } as const
const came = (facts: Partial<SeenCoupon>, on: Parameters<typeof couponDiscount>[1] = item): number | string =>
  pipe(
    couponDiscount(aCoupon(facts), on),
    E.getOrElseW(({ _tag }) => _tag),
  )
const off = (amount: number, currency: 'NGN' | 'USD' = 'NGN') => ({
  discount: { kind: 'amount', amount: { amount, currency } } as const,
})
const share = (percent: number) => ({ discount: { kind: 'percent', percent } as const })

describe('what a coupon takes off', () => {
  it.each([
    ['25 % of 5,000.00', share(25), 500_000, 125_000],
    ['all of it', share(100), 500_000, 500_000],
    ['half a kobo, rounded up', share(50), 101, 51],
    ['just less than half a kobo', share(1), 49, 0],
    ['a third, as two decimals write it', share(33.33), 10_000, 3_333],
    ['the smallest share', share(0.01), 5_000, 1],
    ['an amount', off(100_000), 500_000, 100_000],
    ['an amount above the price', off(500_001), 500_000, 500_000],
  ])('is %s', (_, facts, amount, expected) => {
    expect(came(facts, { workflowId: 'workflow', list: { amount, currency: 'NGN' } })).toBe(expected)
  })

  it.each<readonly [string, Partial<SeenCoupon>, string]>([
    ['paused', { state: 'paused' }, 'CouponUnknown'],
    ['archived', { state: 'archived' }, 'CouponUnknown'],
    ['archived and over', { state: 'archived', endsAt: someTime }, 'CouponUnknown'],
    ['not valid yet', { startsAt: later(1) }, 'CouponExpired'],
    ['just over', { endsAt: someTime }, 'CouponExpired'],
    ['for other items', { workflowIds: ['another'] }, 'CouponNotApplicable'],
    ['for items that are gone', { workflowIds: [] }, 'CouponNotApplicable'],
    ['in another currency', off(100, 'USD'), 'CouponNotApplicable'],
  ])('is nothing when it is %s', (_, facts, tag) => {
    expect(came(facts)).toBe(tag)
  })

  it('holds from its first moment to its last, and for the items it names', () => {
    expect(came({ startsAt: someTime, endsAt: later(1), workflowIds: ['another', 'workflow'] })).toBe(125_000)
  })

  it('is nothing where nothing is asked for', () => {
    expect(came({}, { workflowId: 'workflow', list: { amount: 0, currency: 'NGN' } })).toBe('CouponNotApplicable')
  })

  it('PAY-27, I9: of 10,000 random prices, coupons and tax rates makes whole totals, never below nothing', () => {
    fc.assert(
      fc.property(offers, taxRules, ({ list, discount }, taxRule) => {
        const taken = came({ discount }, { workflowId: 'workflow', list })
        if (typeof taken === 'string') throw new Error(taken)
        const price = priceOf(list, taken, taxRule)
        const parts = [price.list, price.discount, price.tax, price.total]
        for (const { amount, currency } of parts) {
          expect(amount).toBeGreaterThanOrEqual(0)
          expect(currency).toBe(list.currency)
        }
        expect(Number.isSafeInteger(taken)).toBe(true)
        expect(taken).toBeLessThanOrEqual(list.amount)
        expect(price.total.amount).toBe(list.amount - taken + (taxRule.included ? 0 : price.tax.amount))
        if (discount.kind === 'amount') expect(taken).toBe(Math.min(discount.amount.amount, list.amount))
        else {
          // Half up, in exact arithmetic: |2 · 10,000 · taken − 2 · list · basis points| ≤ 10,000.
          const basisPoints = BigInt(Math.round(discount.percent * 100))
          const error = 20_000n * BigInt(taken) - 2n * BigInt(list.amount) * basisPoints
          expect(error > -10_000n && error <= 10_000n).toBe(true)
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('room for one more use', () => {
  it.each([
    ['without limits', {}, 1_000, 1_000, null],
    ['below both', { maxRedemptions: 2, perUserLimit: 2 }, 1, 1, null],
    ['with none left', { maxRedemptions: 2 }, 2, 0, 'CouponExhausted'],
    ['with none left for this buyer', { perUserLimit: 2 }, 9, 2, 'CouponUsed'],
    ['with neither left', { maxRedemptions: 2, perUserLimit: 2 }, 2, 2, 'CouponUsed'],
  ] as const)('%s', (_, limits, inAll, byBuyer, tag) => {
    expect(noRoom(aCoupon(limits), { inAll, byBuyer })?._tag ?? null).toBe(tag)
  })
})
