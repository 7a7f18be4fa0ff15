import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookHeld, bookSale, type Posting } from '../../../src/domain/sales/ledger.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'
import { aPayment, prices } from './examples.ts'

const naira = (amount: number) => ({ amount, currency: 'NGN' }) as const
const sum = (postings: ReadonlyArray<Posting>): number => postings.reduce((total, { delta }) => total + delta, 0)
const asRecord = (postings: ReadonlyArray<Posting>) =>
  Object.fromEntries(postings.map(({ account, delta }) => [account, delta]))

describe('the books of a sale', () => {
  it.each([
    [
      'a plain one',
      priceOf(naira(500_000), 0, { name: null, percent: 0, included: true }),
      true,
      { amount: 500_000, fees: 17_500 },
      { paystack_clearing: 482_500, paystack_fees: 17_500, sales: -500_000 },
    ],
    [
      'one with tax within its price',
      priceOf(naira(107_500), 0, { name: 'VAT', percent: 7.5, included: true }),
      true,
      { amount: 107_500, fees: 0 },
      { paystack_clearing: 107_500, sales: -100_000, tax_payable: -7_500 },
    ],
    [
      'one with tax on top, a discount, and a fee that the buyer carried',
      priceOf(naira(100_000), 20_000, { name: 'VAT', percent: 10, included: false }),
      false,
      { amount: 89_320, fees: 1_320 },
      {
        paystack_clearing: 88_000,
        paystack_fees: 1_320,
        sales: -100_000,
        discounts: 20_000,
        tax_payable: -8_000,
        buyer_fees: -1_320,
      },
    ],
  ])('of %s say where the money came from and whose it is', (_, price, included, paid, expected) => {
    const booking = bookSale('VX-REFERENCE', price, { name: null, percent: 0, included }, paid)
    expect(booking).toMatchObject({ reference: 'VX-REFERENCE', currency: 'NGN' })
    expect(asRecord(booking.postings)).toEqual(expected)
  })

  it('sum to zero for every price, tax, discount, fee and extra (I4)', () => {
    const extras = fc.record({ extra: fc.nat(1_000_000), fees: fc.nat(1_000_000) })
    fc.assert(
      fc.property(prices, extras, ({ price, taxRule }, { extra, fees }) => {
        const { postings } = bookSale('VX-REFERENCE', price, taxRule, { amount: price.total.amount + extra, fees })
        expect(sum(postings)).toBe(0)
        expect(new Set(postings.map(({ account }) => account)).size).toBe(postings.length)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('the books of a payment that waits for a person', () => {
  it('hold all that came, in the currency it came in', () => {
    const booking = bookHeld(aPayment({ currency: 'EUR', amount: 507_500, fees: 17_500 }))
    expect(booking.currency).toBe('EUR')
    expect(asRecord(booking.postings)).toEqual({ paystack_clearing: 490_000, paystack_fees: 17_500, held: -507_500 })
  })

  it('sum to zero, and are empty when nothing came', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (amount, fees) => {
        expect(sum(bookHeld(aPayment({ amount, fees })).postings)).toBe(0)
      }),
    )
    expect(bookHeld(aPayment({ amount: 0, fees: 0 })).postings).toEqual([])
  })
})
