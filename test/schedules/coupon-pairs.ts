import { expect } from 'vitest'
import { addCoupon } from '../../src/application/sales/coupons/add-coupon.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { resolveReview } from '../../src/application/sales/review/resolve-review.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { noTerms } from '../../src/domain/sales/coupons/asked-terms.ts'
import { succeed } from '../contract/both.ts'
import * as cast from './cast.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

const couponCode = 'LASTONE'

const firstOf = ({ instances: [first] }: Stage) => {
  if (first === undefined) throw new Error('a stage has instances')
  return first.resolve
}

/** A coupon of ten percent that can be used once. */
const once = async (stage: Stage): Promise<void> => {
  const operator = await cast.operatorOf(stage)
  const terms = { ...noTerms, percentOff: 10, maxRedemptions: 1 }
  await succeed(firstOf(stage)(addCoupon.port)({ code: couponCode, terms, operator }))
}

/** Someone's checkout with the coupon's only use, paid for in time. */
const withCoupon = async (stage: Stage) => {
  await once(stage)
  const [userId, { id: workflowId }] = [await cast.someone(stage), await cast.itemOf(stage)]
  const { checkout } = await succeed(
    firstOf(stage)(startCheckout.port)({ userId, workflowId, couponCode, returnUrl: null }),
  )
  stage.paystack.pay(checkout.reference)
  return { userId, workflowId, reference: checkout.reference }
}

const uses = async ({ sql }: Stage) => {
  const [row] = await sql('select uses, over_uses from coupons')
  return [row?.['uses'], row?.['over_uses']].map(Number)
}

const lastUse: Pair = {
  name: 'P21, PAY-16: two buyers and the last use of a coupon',
  set: async (stage) => {
    await once(stage)
    const { id: workflowId } = await cast.itemOf(stage)
    const [one, two] = [await cast.someone(stage), await cast.someone(stage)]
    const input = (userId: string) => ({ userId, workflowId, couponCode, returnUrl: null })
    return {
      parts: [part(stage, 0)('one', startCheckout, input(one)), part(stage, 1)('two', startCheckout, input(two))],
      check: async (answers) => {
        expect(answers).toContain('CouponExhausted')
        expect(answers).toContainEqual(expect.objectContaining({ isNew: true, status: 'pending' }))
        expect(await uses(stage)).toEqual([1, 0])
      },
    }
  },
}

const lateUse: Pair = {
  name: 'P21: a payment whose use was given back × who takes the last use',
  set: async (stage) => {
    const { workflowId, reference } = await withCoupon(stage)
    const past = `app_now() - interval '1 s'`
    await stage.sql(`update checkouts set expires_at = ${past}, next_verify_at = ${past} where reference = $1`, [
      reference,
    ])
    const other = await cast.someone(stage)
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('start', startCheckout, { userId: other, workflowId, couponCode, returnUrl: null }),
        part(stage, 2)('sweep', sweepCheckouts, {}),
      ],
      check: async ([recorded, started]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        if (started !== 'CouponExhausted') expect(started).toMatchObject({ isNew: true })
        const [taken, over] = await uses(stage)
        expect(taken).toBe(1)
        expect(over).toBe(started === 'CouponExhausted' ? 0 : 1)
      },
    }
  },
}

const asideAndPaid: Pair = {
  name: 'RecordSale × StartCheckout that puts its checkout aside for one without a coupon',
  set: async (stage) => {
    const { userId, workflowId, reference } = await withCoupon(stage)
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('start', startCheckout, { userId, workflowId, couponCode: null, returnUrl: null }),
      ],
      check: async ([recorded, started]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        if (started !== 'AlreadyOwned') expect(started).toMatchObject({ status: 'pending' })
        expect(await uses(stage)).toSatisfy(([taken, over]: ReadonlyArray<number>) => (taken ?? 0) + (over ?? 0) === 1)
      },
    }
  },
}

const twoOperators: Pair = {
  name: 'two operators who resolve one payment, to accept it and to refund it',
  set: async (stage) => {
    const { reference } = await cast.paid(stage)
    const charge = stage.paystack.charges.get(reference)
    if (charge === undefined) throw new Error('it was paid')
    charge.requested = charge.asked + 1
    charge.amount = charge.asked + 1
    await cast.recorded(stage, reference)
    const operator = await cast.operatorOf(stage)
    const input = (action: 'accept' | 'refund') => ({ reference, action, reason: 'Looked at', operator })
    return {
      parts: [
        part(stage, 0)('accept', resolveReview, input('accept')),
        part(stage, 1)('refund', resolveReview, input('refund')),
      ],
      check: async (answers) => {
        expect(answers.filter((each) => each === 'NotResolvable').length).toBe(1)
        const [row] = await stage.sql(
          `select (select count(*)::int from sales) + (select count(*)::int from refunds) as n`,
        )
        expect(row).toEqual({ n: 1 })
      },
    }
  },
}

export const couponPairs: ReadonlyArray<Pair> = [lastUse, lateUse, asideAndPaid, twoOperators]
