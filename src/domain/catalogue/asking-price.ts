import { type BelowMinimum, belowMinimum } from '../kernel/below-minimum.ts'
import { type CurrencyUnsupported, currencyUnsupported } from '../kernel/currency-unsupported.ts'
import { E } from '../kernel/fp.ts'
import { at, flaw } from '../kernel/issue.ts'
import { type Currency, isFree, type Money, minimumCharge } from '../kernel/money.ts'

/** What may be asked for a workflow: money of a currency the shop sells in, nothing or at least the minimum charge. */
export const askingPrice = (
  price: Money,
  accepted: ReadonlyArray<Currency>,
): E.Either<CurrencyUnsupported | BelowMinimum, Money> => {
  const { currency } = price
  if (!accepted.includes(currency)) {
    const unsupported = flaw('not_one_of', `must be one of ${accepted.join(', ')}`)
    return E.left(currencyUnsupported({ issues: [at('/price/currency')(unsupported)] }))
  }
  const minimum: Money = { amount: minimumCharge[currency], currency }
  if (isFree(price) || price.amount >= minimum.amount) return E.right(price)
  const tooLow = flaw('out_of_range', `must be 0 or at least ${minimum.amount} in the minor unit of ${currency}`)
  return E.left(belowMinimum({ minimum, issues: [at('/price/amount')(tooLow)] }))
}
