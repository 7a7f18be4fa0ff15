import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../src/domain/delivery/entitlement.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { type CheckoutStatus, graceMs } from '../../../src/domain/sales/checkout.ts'
import type { PaymentStatus } from '../../../src/domain/sales/payment.ts'
import { settle, settleFree } from '../../../src/domain/sales/settle.ts'
import { aCheckout, aPayment, expiry, held, someFacts, someTime, untaxed } from './examples.ts'

describe('settling a checkout by what Paystack says', () => {
  const words: ReadonlyArray<PaymentStatus> = ['success', 'reversed', 'failed', 'waiting', 'unknown']
  const table: Readonly<Record<CheckoutStatus, ReadonlyArray<CheckoutStatus>>> = {
    open: ['paid', 'paid', 'failed', 'open', 'open'],
    initialized: ['paid', 'paid', 'failed', 'initialized', 'initialized'],
    failed: ['paid', 'paid', 'failed', 'failed', 'failed'],
    expired: ['paid', 'paid', 'expired', 'expired', 'expired'],
    superseded: ['paid', 'paid', 'superseded', 'superseded', 'superseded'],
    paid: ['paid', 'paid', 'paid', 'paid', 'paid'],
    review: ['review', 'review', 'review', 'review', 'review'],
    refunded: ['refunded', 'refunded', 'refunded', 'refunded', 'refunded'],
    dismissed: ['dismissed', 'dismissed', 'dismissed', 'dismissed', 'dismissed'],
  }
  const rows = Object.entries(table).flatMap(([from, ends]) =>
    words.map((word, at) => [from as CheckoutStatus, word, ends[at]] as const),
  )

  it.each(rows)('that is %s, on %s, leaves it %s', (from, word, to) => {
    const { state, events } = settle(aCheckout({ status: from }), aPayment({ status: word }), someFacts())
    expect(state.checkout.status).toBe(to)
    if (from === to) expect([state.sale, state.booking, state.entitlement, events]).toEqual([null, null, null, []])
    else expect(events).toHaveLength(1)
  })

  it('makes one sale of it: what was asked, what was paid, and the right to the item', () => {
    const { state, events } = settle(aCheckout(), aPayment(), someFacts())
    expect(state.sale).toMatchObject({
      id: 'sale',
      reference: 'VX-OF-THE-CHECKOUT',
      price: { total: { amount: 500_000, currency: 'NGN' } },
      charged: { amount: 500_000, currency: 'NGN' },
      fees: { amount: 17_500, currency: 'NGN' },
      status: 'paid',
      providerId: '4099260516',
      paidAt: aPayment().paidAt,
    })
    expect(state.entitlement).toMatchObject({
      userId: 'ada',
      workflowId: 'workflow',
      sources: [{ kind: 'sale', originId: 'sale', status: 'good' }],
    })
    expect(events).toEqual([
      {
        _tag: 'SaleRecorded',
        subject: 'sale',
        facts: { reference: 'VX-OF-THE-CHECKOUT', userId: 'ada', workflowId: 'workflow' },
      },
    ])
  })

  it('keeps apart the price and what was charged where the buyer carries the fee', () => {
    const { state } = settle(aCheckout(), aPayment({ amount: 507_500 }), someFacts())
    expect(state.sale).toMatchObject({ price: { total: { amount: 500_000 } }, charged: { amount: 507_500 } })
  })

  it('takes what was paid where Paystack does not say what was asked', () => {
    expect(settle(aCheckout(), aPayment({ requestedAmount: null }), someFacts()).state.sale).not.toBeNull()
  })

  it('dates a sale whose payment has no time by the clock', () => {
    const { state } = settle(aCheckout(), aPayment({ paidAt: null }), someFacts())
    expect(state.sale?.paidAt).toEqual(someFacts().now)
  })

  it('adds a source to a right that was lost before', () => {
    const { state } = settle(aCheckout(), aPayment(), someFacts({ entitlement: O.some(held('revoked')) }))
    expect(state.entitlement).toMatchObject({ id: 'held', sources: [{ status: 'revoked' }, { originId: 'sale' }] })
    expect(state.entitlement === null ? null : statusOf(state.entitlement)).toBe('active')
  })

  it.each([
    ['a kobo less than asked', { requestedAmount: 499_999, amount: 499_999 }, {}, 'amount'],
    ['a kobo more than asked', { requestedAmount: 500_001, amount: 500_001 }, {}, 'amount'],
    ['major units', { requestedAmount: 5_000, amount: 5_000 }, {}, 'amount'],
    ['less than what Paystack asked', { requestedAmount: 500_000, amount: 499_999 }, {}, 'amount'],
    ['more than asked, without a word on what was asked', { requestedAmount: null, amount: 507_500 }, {}, 'amount'],
    ['another currency', { currency: 'GHS' }, {}, 'currency'],
    ['a currency nobody knows', { currency: 'EUR' }, {}, 'currency'],
    ['play money where real money moves', { mode: 'test' }, { mode: 'live' }, 'mode'],
    ['real money where play money moves', { mode: 'live' }, { mode: 'test' }, 'mode'],
    ["another checkout's reference", { reference: 'VX-OF-ANOTHER-CHECKOUT' }, {}, 'reference'],
    ['a buyer who is gone', {}, { buyerIsGone: true }, 'buyer_gone'],
    ['an item that is owned', {}, { entitlement: O.some(held('good')) }, 'owned_already'],
    ['an item that is owned and suspended', {}, { entitlement: O.some(held('suspended')) }, 'owned_already'],
    ['a payment a day too late', { paidAt: new Date(expiry.getTime() + graceMs + 1) }, {}, 'late'],
    ['no time of payment, found too late', { paidAt: null }, { now: new Date(expiry.getTime() + graceMs + 1) }, 'late'],
  ] as const)('P16, I3: holds %s for a person, and sells nothing', (_, payment, facts, reason) => {
    const { state, events } = settle(aCheckout(), aPayment(payment), someFacts(facts))
    expect(state.checkout).toMatchObject({ status: 'review', reviewReason: reason })
    expect([state.sale, state.entitlement]).toEqual([null, null])
    expect(state.booking).toMatchObject({ reference: 'VX-OF-THE-CHECKOUT' })
    expect(events).toEqual([
      { _tag: 'PaymentHeldForReview', subject: 'VX-OF-THE-CHECKOUT', facts: { reason, userId: expect.any(String) } },
    ])
  })

  it('names the gravest of several reasons', () => {
    const payment = aPayment({ mode: 'live', currency: 'GHS', requestedAmount: 1, amount: 1 })
    const all = someFacts({ buyerIsGone: true, entitlement: O.some(held('good')) })
    const reasonOf = (facts: object) => settle(aCheckout(), { ...payment, ...facts }, all).state.checkout.reviewReason
    expect(reasonOf({ reference: 'VX-ANOTHER' })).toBe('reference')
    expect(reasonOf({})).toBe('mode')
    expect(reasonOf({ mode: 'test' })).toBe('currency')
    expect(reasonOf({ mode: 'test', currency: 'NGN' })).toBe('amount')
    expect(reasonOf({ mode: 'test', currency: 'NGN', requestedAmount: 500_000, amount: 500_000 })).toBe('buyer_gone')
  })

  it('sells what was paid at the last moment of the day after expiry', () => {
    const payment = aPayment({ paidAt: new Date(expiry.getTime() + graceMs) })
    expect(settle(aCheckout({ status: 'expired' }), payment, someFacts()).state.checkout.status).toBe('paid')
  })
})

describe('a checkout that costs nothing', () => {
  it('is a sale at once, without a booking to make', () => {
    const nothing = { amount: 0, currency: 'NGN' } as const
    const price = { list: nothing, discount: nothing, tax: nothing, total: nothing }
    const { state, events } = settleFree(aCheckout({ status: 'open', price, taxRule: untaxed }), someFacts())
    expect(state.checkout.status).toBe('paid')
    expect(state.sale).toMatchObject({ charged: nothing, fees: nothing, providerId: null })
    expect(state.booking?.postings).toEqual([])
    expect(state.entitlement?.sources).toHaveLength(1)
    expect(events.map(({ _tag }) => _tag)).toEqual(['SaleRecorded'])
    expect(state.sale?.paidAt.getTime()).toBeGreaterThan(someTime.getTime())
  })
})
