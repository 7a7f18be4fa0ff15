import { type BelowMinimum, belowMinimum } from '../kernel/below-minimum.ts'
import { type CurrencyUnsupported, currencyUnsupported } from '../kernel/currency-unsupported.ts'
import { E } from '../kernel/fp.ts'
import { type Invalid, invalid } from '../kernel/invalid.ts'
import { at, flaw } from '../kernel/issue.ts'
import { type Currency, isFree, type Money, minimumCharge } from '../kernel/money.ts'
import { textOf } from '../kernel/text.ts'

/** What the shop would make, for how much, and until when it says so. Never changed: another quote takes its place. */
export type Quote = Readonly<{ id: string; price: Money; scope: string; validUntil: Date }>

export const longestScope = 10_000
export const quoteScope = textOf(1, longestScope)

/** Why a quote cannot be made. */
export type Unquotable = Invalid | CurrencyUnsupported | BelowMinimum

/** A quote holds up to the moment that it names, and not at it. */
export const isOver = ({ validUntil }: Pick<Quote, 'validUntil'>, now: Date): boolean =>
  validUntil.getTime() <= now.getTime()

/** A quote that can be made: it holds for a while, and its price can be charged or is nothing. */
export const quotable = (quote: Quote, now: Date, accepted: ReadonlyArray<Currency>): E.Either<Unquotable, Quote> => {
  const { price } = quote
  const minimum = minimumCharge[price.currency]
  if (isOver(quote, now))
    return E.left(invalid({ issues: [at('/validUntil')(flaw('out_of_range', 'must be in the future'))] }))
  if (!accepted.includes(price.currency)) {
    const foreign = flaw('not_one_of', `must be one of ${accepted.join(', ')}`)
    return E.left(currencyUnsupported({ issues: [at('/price/currency')(foreign)] }))
  }
  if (!isFree(price) && price.amount < minimum) {
    const little = flaw('out_of_range', `must be 0 or at least ${minimum}`)
    return E.left(
      belowMinimum({ minimum: { amount: minimum, currency: price.currency }, issues: [at('/price/amount')(little)] }),
    )
  }
  return E.right(quote)
}
