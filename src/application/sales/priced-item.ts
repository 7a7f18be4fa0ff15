import { belowMinimum } from '../../domain/kernel/below-minimum.ts'
import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { type Currency, type Money, minimumCharge } from '../../domain/kernel/money.ts'
import type { Item } from '../../domain/sales/checkout.ts'
import { itemNotFound } from '../../domain/sales/failures.ts'
import { type PriceBreakdown, priceOf } from '../../domain/sales/price.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { Offers } from '../../ports/sales/offers.ts'
import { SalesPolicy } from '../../ports/sales/sales-policy.ts'

export const pricing = { offers: Offers, policy: SalesPolicy, currencies: ShopCurrencies }
export const pricingFailures = [itemNotFound, currencyUnsupported, belowMinimum] as const

type Priced = Readonly<{ item: Item; price: PriceBreakdown }>
type Refusal = Unavailable | FailedBy<(typeof pricingFailures)[number]>

const minimumFor = (currency: Currency): Money => ({ amount: minimumCharge[currency], currency })

const chargeable = ({ total }: PriceBreakdown): boolean =>
  total.amount === 0 || total.amount >= minimumFor(total.currency).amount

/** An item for sale at what it costs now: in a currency of the shop, and nothing or at least the minimum charge. */
export const pricedItem =
  ({ offers, policy, currencies }: Deps<typeof pricing>) =>
  (workflowId: string) =>
    pipe(
      offers.find(workflowId),
      TE.flatMap(TE.fromOption(() => itemNotFound({}))),
      TE.flatMap(({ item, price: list }): TE.TaskEither<Refusal, Priced> => {
        if (!currencies.accepted.includes(list.currency)) return TE.left(currencyUnsupported({ issues: [] }))
        const price = priceOf(list, 0, policy.taxRule)
        return chargeable(price)
          ? TE.right({ item, price })
          : TE.left(belowMinimum({ minimum: minimumFor(list.currency) }))
      }),
    )
