import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOfLedger, figuresOfSales, netOf, noFigures, plus } from '../../../src/domain/insight/figures.ts'
import { bookSale, type Posting } from '../../../src/domain/sales/ledger.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'

const sumsOf = (postings: ReadonlyArray<Posting>) => {
  const of = (account: Posting['account']) =>
    postings.filter((each) => each.account === account).reduce((sum, { delta }) => sum + delta, 0)
  return {
    discounts: of('discounts'),
    taxPayable: of('tax_payable'),
    refunds: of('refunds'),
    refundsTax: 0,
    chargebacks: of('chargebacks'),
    chargebacksTax: 0,
    paystackFees: of('paystack_fees'),
    buyerFees: of('buyer_fees'),
  }
}

describe('what the books mean', () => {
  it('gives back discount, tax and fees of a sale with tax added', () => {
    const rule = { name: 'VAT', percent: 7.5, included: false }
    const price = priceOf({ amount: 100_000, currency: 'NGN' }, 10_000, rule)
    const { postings } = bookSale('VX-0123456789abcdef', price, rule, { amount: price.total.amount, fees: 1_500 })
    const figures = plus(figuresOfSales({ count: 1, total: price.total.amount }), figuresOfLedger(sumsOf(postings)))
    expect(figures).toEqual({
      sales: 1,
      gross: 96_750,
      discounts: 10_000,
      tax: 6_750,
      refunds: 0,
      chargebacks: 0,
      fees: 1_500,
    })
    expect(netOf(figures)).toBe(96_750 - 6_750 - 1_500)
  })

  it('counts no fee that the buyer carried', () => {
    const rule = { name: null, percent: 0, included: true }
    const price = priceOf({ amount: 100_000, currency: 'NGN' }, 0, rule)
    const { postings } = bookSale('VX-0123456789abcdef', price, rule, { amount: 101_500, fees: 1_500 })
    expect(figuresOfLedger(sumsOf(postings)).fees).toBe(0)
  })

  it('counts a refund whole, and its share of the tax as paid back', () => {
    const sums = { ...sumsOf([]), taxPayable: -7_000 + 3_500, refunds: 46_500, refundsTax: 3_500 }
    expect(figuresOfLedger(sums)).toEqual({ ...noFigures, tax: 3_500, refunds: 50_000 })
  })

  it('counts a chargeback whole, and its share of the tax as paid back', () => {
    const sums = { ...sumsOf([]), taxPayable: -7_000 + 7_000, chargebacks: 93_000, chargebacksTax: 7_000 }
    expect(figuresOfLedger(sums)).toEqual({ ...noFigures, tax: 0, chargebacks: 100_000 })
  })

  it('leaves what reached the shop for sold goods, whatever the discount, the tax and who carries the fee', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000 })
    const rules = fc.record({
      name: fc.constant('VAT'),
      percent: fc.constantFrom(0, 5, 7.5, 19, 33.3),
      included: fc.boolean(),
    })
    fc.assert(
      fc.property(amounts, amounts, rules, amounts, fc.nat(10_000), (list, wanted, rule, extra, fees) => {
        const price = priceOf({ amount: list, currency: 'NGN' }, Math.min(wanted, list), rule)
        const charged = price.total.amount + extra
        const { postings } = bookSale('VX-0123456789abcdef', price, rule, { amount: charged, fees })
        const figures = plus(figuresOfSales({ count: 1, total: price.total.amount }), figuresOfLedger(sumsOf(postings)))
        expect(netOf(figures)).toBe(charged - fees - price.tax.amount)
      }),
    )
  })
})
