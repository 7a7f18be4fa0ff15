import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../src/domain/delivery/entitlement.ts'
import { type Checkout, isSettled } from '../../../src/domain/sales/checkout.ts'
import type { Payment } from '../../../src/domain/sales/payment.ts'
import { type Facts, settle } from '../../../src/domain/sales/settle.ts'
import { aCheckout, aPayment, cases, facts, paymentsOf, someFacts } from './examples.ts'

const sum = (deltas: ReadonlyArray<Readonly<{ delta: number }>>): number =>
  deltas.reduce((total, { delta }) => total + delta, 0)

const agrees = ({ price: { total }, reference }: Checkout, payment: Payment, { mode }: Facts): boolean =>
  payment.reference === reference &&
  payment.mode === mode &&
  payment.currency === total.currency &&
  (payment.requestedAmount ?? payment.amount) === total.amount &&
  payment.amount >= total.amount

describe('whatever Paystack says of whatever checkout', () => {
  it('has an answer, and an event exactly when something changed', () => {
    fc.assert(
      fc.property(cases, ([checkout, payment, around]) => {
        const { state, events } = settle(checkout, payment, around)
        expect(events.length).toBe(state.checkout === checkout ? 0 : 1)
      }),
    )
  })

  it('sells only for money that agrees, at the price of the checkout (I3)', () => {
    fc.assert(
      fc.property(cases, ([checkout, payment, around]) => {
        const { sale, entitlement, checkout: after } = settle(checkout, payment, around).state
        expect(sale === null).toBe(entitlement === null)
        if (sale === null) return
        expect(agrees(checkout, payment, around)).toBe(true)
        expect(sale.price).toEqual(checkout.price)
        expect(sale.charged).toEqual({ amount: payment.amount, currency: checkout.price.total.currency })
        expect(after.status).toBe('paid')
      }),
    )
  })

  it('never forgets money that came: it is sold, held or was settled before', () => {
    fc.assert(
      fc.property(cases, ([checkout, payment, around]) => {
        const { checkout: after } = settle(checkout, payment, around).state
        if (payment.status === 'success' || payment.status === 'reversed') expect(isSettled(after)).toBe(true)
      }),
    )
  })

  it('books what sums to zero, and all that came (I4)', () => {
    fc.assert(
      fc.property(cases, ([checkout, payment, around]) => {
        const { booking } = settle(checkout, payment, around).state
        if (booking === null) return
        expect(sum(booking.postings)).toBe(0)
        expect(booking.postings.every(({ delta }) => Number.isSafeInteger(delta) && delta !== 0)).toBe(true)
        const received = booking.postings.filter(({ account }) => account.startsWith('paystack_'))
        expect(sum(received)).toBe(payment.amount)
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives a right only where there was none, and an active one', () => {
    fc.assert(
      fc.property(cases, ([checkout, payment, around]) => {
        const { entitlement, sale } = settle(checkout, payment, around).state
        if (entitlement === null) return
        expect(statusOf(entitlement)).toBe('active')
        expect(entitlement.sources.filter(({ originId }) => originId === sale?.id)).toHaveLength(1)
      }),
    )
  })

  it('changes nothing when it is said again', () => {
    fc.assert(
      fc.property(cases, facts, ([checkout, payment, around], aroundLater) => {
        const { checkout: once } = settle(checkout, payment, around).state
        const again = settle(once, payment, aroundLater)
        expect(again.state.checkout).toBe(once)
        expect(again.events).toEqual([])
      }),
    )
  })

  it('never moves what is settled, however many words follow in whatever order (I12)', () => {
    const histories = cases.chain(([checkout]) =>
      fc.tuple(fc.constant(checkout), fc.array(fc.tuple(paymentsOf(checkout), facts), { maxLength: 8 })),
    )
    fc.assert(
      fc.property(histories, ([checkout, words]) => {
        const walk: Array<Checkout> = [checkout]
        for (const [payment, around] of words)
          walk.push(settle(walk.at(-1) ?? checkout, payment, around).state.checkout)
        const settledAt = walk.findIndex(isSettled)
        if (settledAt >= 0) for (const each of walk.slice(settledAt)) expect(each).toBe(walk[settledAt])
      }),
    )
  })

  it('comes to the same end in every order of a failed try, a success and its late copies', () => {
    const words = [aPayment({ status: 'failed' }), aPayment(), aPayment(), aPayment({ status: 'reversed' })]
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (order) => {
        const end = order.reduce(
          (checkout, payment) => settle(checkout, payment, someFacts()).state.checkout,
          aCheckout(),
        )
        expect(end.status).toBe('paid')
      }),
    )
  })
})
