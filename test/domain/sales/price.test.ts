import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceOf } from '../../../src/domain/sales/price.ts'
import { prices, taxRules, untaxed } from './examples.ts'

const naira = (amount: number) => ({ amount, currency: 'NGN' }) as const

describe('a price', () => {
  it.each([
    ['7.5 % within 10,000.00', 1_000_000, 7.5, true, 69_767, 1_000_000],
    ['7.5 % on top of 10,000.00', 1_000_000, 7.5, false, 75_000, 1_075_000],
    ['half a kobo of tax on top', 20, 2.5, false, 1, 21],
    ['just less than half a kobo on top', 19, 2.5, false, 0, 19],
    ['half a kobo of tax within', 101, 100, true, 51, 101],
    ['100 % on top', 101, 100, false, 101, 202],
    ['the finest rate on top', 1_000_000, 0.0001, false, 1, 1_000_001],
    ['nothing', 0, 7.5, false, 0, 0],
  ])('with %s has its tax rounded half up to the minor unit', (_, list, percent, included, tax, total) => {
    const price = priceOf(naira(list), 0, { name: 'VAT', percent, included })
    expect([price.tax, price.total]).toEqual([naira(tax), naira(total)])
  })

  it('is taxed after the discount', () => {
    expect(priceOf(naira(1_000), 400, { name: null, percent: 10, included: false })).toEqual({
      list: naira(1_000),
      discount: naira(400),
      tax: naira(60),
      total: naira(660),
    })
  })

  it('is what it is without tax', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amount) => {
        expect(priceOf(naira(amount), 0, untaxed)).toMatchObject({ tax: naira(0), total: naira(amount) })
      }),
    )
  })

  it('is whole, never below nothing, and list − discount + added tax is its total (I9)', () => {
    fc.assert(
      fc.property(prices, ({ price: { list, discount, tax, total }, taxRule }) => {
        for (const { amount, currency } of [list, discount, tax, total]) {
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
          expect(currency).toBe(list.currency)
        }
        expect(list.amount - discount.amount + (taxRule.included ? 0 : tax.amount)).toBe(total.amount)
        expect(tax.amount).toBeLessThanOrEqual(total.amount)
      }),
      { numRuns: 10_000 },
    )
  })

  it('has a tax that is off by no more than half a minor unit', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(amounts, taxRules, (amount, rule) => {
        const { tax } = priceOf(naira(amount), 0, rule)
        const exact = (amount * rule.percent) / (rule.included ? 100 + rule.percent : 100)
        expect(Math.abs(tax.amount - exact)).toBeLessThanOrEqual(0.5 + 1e-5)
      }),
      { numRuns: 10_000 },
    )
  })

  it('has no tax that shrinks as the price grows', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amounts, taxRules, (amount, rule) => {
        const taxOn = (list: number) => priceOf(naira(list), 0, rule).tax.amount
        expect(taxOn(amount + 1)).toBeGreaterThanOrEqual(taxOn(amount))
      }),
    )
  })
})
