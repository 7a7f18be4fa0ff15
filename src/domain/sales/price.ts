import type { Currency, Money } from '../kernel/money.ts'
import { share } from './share.ts'

/** The tax of the shop. `percent` has at most four decimals; prices include it, or it is added to them. */
export type TaxRule = Readonly<{ name: string | null; percent: number; included: boolean }>

/** What is to be paid and how it comes about, all in one currency: list − discount + added tax = total. */
export type PriceBreakdown = Readonly<{ list: Money; discount: Money; tax: Money; total: Money }>

const scale = 1_000_000n

/** The tax in minor units: rounded half up, once. */
const taxOn = (taxed: number, { percent, included }: TaxRule): number => {
  const rate = BigInt(Math.round(percent * 10_000))
  return share(taxed, rate, included ? scale + rate : scale)
}

/** Freezes a price: `discount` is at most `list`, both in minor units of one currency. */
export const priceOf = (list: Money, discountAmount: number, rule: TaxRule): PriceBreakdown => {
  const { currency }: { currency: Currency } = list
  const taxed = list.amount - discountAmount
  const tax = taxOn(taxed, rule)
  const money = (amount: number): Money => ({ amount, currency })
  return {
    list,
    discount: money(discountAmount),
    tax: money(tax),
    total: money(rule.included ? taxed : taxed + tax),
  }
}
