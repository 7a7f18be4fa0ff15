import { describe, expect, it } from 'vitest'
import { E, pipe } from '../../../../src/domain/kernel/fp.ts'
import { type AskedTerms, couponTerms, noTerms } from '../../../../src/domain/sales/coupons/asked-terms.ts'
import { changeCoupon } from '../../../../src/domain/sales/coupons/change-coupon.ts'
import {
  type CouponStatus,
  couponCode,
  couponStatus,
  keyOfCode,
  type SeenCoupon,
} from '../../../../src/domain/sales/coupons/coupon.ts'
import { redemptionOf } from '../../../../src/domain/sales/coupons/redemption.ts'
import { checkoutStatuses, later, someTime } from '../examples.ts'
import { aCoupon } from './examples.ts'

type Refused = Readonly<{ _tag: string; issues?: ReadonlyArray<Readonly<{ pointer: string; code: string }>> }>
const said = ({ _tag, issues = [] }: Refused): ReadonlyArray<string> =>
  issues.length === 0 ? [_tag] : issues.map(({ pointer, code }) => `${pointer} ${code}`)

describe('the code of a coupon', () => {
  it.each(['SPRING', 'spring-26', '3x3', 'a_b', 'A'.repeat(40)])('may be %s', (code) => {
    expect(couponCode(code)).toEqual(E.right(code))
  })
  it.each(['', 'ab', 'A'.repeat(41), 'a b c', '-abc', 'SPRİNG', 'ﬁfty', 'a\u0000bc', 'abc\n'])(
    'may not be %j',
    (code) => {
      expect(E.isLeft(couponCode(code))).toBe(true)
    },
  )
  it('is compared without case, and without what stands around it', () => {
    expect(keyOfCode(' sPrInG-26\n')).toBe(keyOfCode('Spring-26'))
  })
})

describe('how a coupon stands', () => {
  it.each<readonly [Partial<SeenCoupon>, CouponStatus]>([
    [{}, 'active'],
    [{ startsAt: later(1) }, 'active'],
    [{ maxRedemptions: 2, uses: 1, overUses: 5 }, 'active'],
    [{ state: 'paused' }, 'paused'],
    [{ maxRedemptions: 2, uses: 2 }, 'exhausted'],
    [{ maxRedemptions: 2, uses: 2, endsAt: someTime, state: 'paused' }, 'expired'],
    [{ maxRedemptions: 2, uses: 2, endsAt: someTime, state: 'archived' }, 'archived'],
  ])('with %o is %s', (facts, status) => {
    expect(couponStatus(aCoupon(facts))).toBe(status)
  })
})

describe('the terms that an operator writes', () => {
  const naira = { amount: 100, currency: 'NGN' } as const
  const written = (terms: Partial<AskedTerms>) =>
    pipe(
      couponTerms({ ...noTerms, ...terms }, ['NGN', 'GHS']),
      E.matchW(said, () => 'fine'),
    )

  it.each<Partial<AskedTerms>>([
    { percentOff: 0.01 },
    { percentOff: 33.33 },
    { percentOff: 100, startsAt: someTime, endsAt: later(1) },
    { amountOff: naira, workflowIds: ['one'] },
  ])('may be %o', (terms) => {
    expect(written(terms)).toBe('fine')
  })

  it.each<readonly [Partial<AskedTerms>, ReadonlyArray<string>]>([
    [{}, ['/percentOff required']],
    [{ percentOff: 10, amountOff: naira }, ['/amountOff not_both']],
    [{ percentOff: 0 }, ['/percentOff out_of_range']],
    [{ percentOff: 100.01 }, ['/percentOff out_of_range']],
    [{ percentOff: 0.001 }, ['/percentOff out_of_range']],
    [{ percentOff: Number.NaN }, ['/percentOff out_of_range']],
    [{ amountOff: { amount: 0, currency: 'NGN' } }, ['/amountOff/amount out_of_range']],
    [{ amountOff: { amount: 1, currency: 'USD' } }, ['/amountOff/currency not_one_of']],
    [
      { percentOff: -1, startsAt: later(1), endsAt: later(1), workflowIds: [] },
      ['/percentOff out_of_range', '/endsAt out_of_range', '/workflowIds too_short'],
    ],
  ])('may not be %o', (terms, expected) => {
    expect(written(terms)).toEqual(expected)
  })
})

describe('a coupon that is changed', () => {
  const changed = (
    coupon: SeenCoupon,
    terms: Partial<AskedTerms>,
    { state = null, mostByOne = 0 }: Readonly<{ state?: 'active' | 'paused' | null; mostByOne?: number }> = {},
  ) =>
    pipe(
      changeCoupon(coupon, { terms, state }, mostByOne, ['NGN']),
      E.matchW(said, (next) => next),
    )

  it('has what was written, and keeps the rest', () => {
    const coupon = aCoupon({ maxRedemptions: 5, perUserLimit: 2, uses: 3 })
    expect(changed(coupon, { maxRedemptions: null, perUserLimit: 1 }, { mostByOne: 1 })).toEqual({
      ...coupon,
      maxRedemptions: null,
      perUserLimit: 1,
    })
    expect(changed(coupon, {}, { state: 'paused' })).toEqual({ ...coupon, state: 'paused' })
  })

  it('takes a discount of the other kind in place of its own', () => {
    const amount = { amount: 5, currency: 'NGN' } as const
    expect(changed(aCoupon(), { amountOff: amount })).toMatchObject({ discount: { kind: 'amount', amount } })
    const back = aCoupon({ discount: { kind: 'amount', amount } })
    expect(changed(back, { percentOff: 5 })).toMatchObject({ discount: { kind: 'percent', percent: 5 } })
  })

  it('is not limited to less than was used', () => {
    const used = aCoupon({ uses: 3 })
    expect(changed(used, { maxRedemptions: 2, perUserLimit: 1 }, { mostByOne: 2 })).toEqual([
      '/maxRedemptions out_of_range',
      '/perUserLimit out_of_range',
    ])
    expect(changed(used, { maxRedemptions: 3, perUserLimit: 2 }, { mostByOne: 2 })).toMatchObject({ maxRedemptions: 3 })
  })

  it('may be paused though its items or its currency are gone', () => {
    const orphan = aCoupon({ workflowIds: [], discount: { kind: 'amount', amount: { amount: 5, currency: 'USD' } } })
    expect(changed(orphan, {}, { state: 'paused' })).toMatchObject({ state: 'paused', workflowIds: [] })
  })

  it('is not changed once it is archived', () => {
    expect(changed(aCoupon({ state: 'archived' }), {}, { state: 'active' })).toEqual(['CouponArchived'])
  })
})

it('a use of a coupon goes with the checkout: bought with, given back, or as it is', () => {
  expect(Object.fromEntries(checkoutStatuses.map((status) => [status, redemptionOf(status)]))).toEqual({
    open: 'as it is',
    initialized: 'as it is',
    review: 'as it is',
    paid: 'consumed',
    failed: 'released',
    expired: 'released',
    superseded: 'released',
    refunded: 'released',
    dismissed: 'released',
  })
})
