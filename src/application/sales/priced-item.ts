import { type BelowMinimum, belowMinimum } from '../../domain/kernel/below-minimum.ts'
import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { type Currency, type Money, minimumCharge } from '../../domain/kernel/money.ts'
import { couponDiscount } from '../../domain/sales/coupons/coupon-discount.ts'
import { type CouponRefusal, couponRefusals, couponUnknown } from '../../domain/sales/coupons/coupon-failures.ts'
import { itemNotFound } from '../../domain/sales/failures.ts'
import { type Item, workflowIn } from '../../domain/sales/item.ts'
import { type PriceBreakdown, priceOf } from '../../domain/sales/price.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { type Offer, Offers } from '../../ports/sales/offers.ts'
import { type CouponBuyer, type CouponStanding, Redemptions } from '../../ports/sales/redemptions.ts'
import { SalesPolicy } from '../../ports/sales/sales-policy.ts'

export const pricing = {
  offers: Offers,
  policy: SalesPolicy,
  currencies: ShopCurrencies,
  redemptions: Redemptions,
}
export const pricingFailures = [itemNotFound, currencyUnsupported, belowMinimum, ...couponRefusals] as const

type Pricing = Deps<typeof pricing>
type Refusal = Unavailable | FailedBy<typeof itemNotFound | typeof currencyUnsupported>

/** A price in a currency that the shop takes. */
export const inCurrency =
  (accepted: ReadonlyArray<Currency>) =>
  (price: Money): E.Either<FailedBy<typeof currencyUnsupported>, Money> =>
    accepted.includes(price.currency) ? E.right(price) : E.left(currencyUnsupported({ issues: [] }))

/** An item for sale, in a currency of the shop. */
export const offeredItem =
  ({ offers, currencies }: Pricing) =>
  (workflowId: string): TE.TaskEither<Refusal, Offer> =>
    pipe(
      offers.find(workflowId),
      TE.flatMap(TE.fromOption((): Refusal => itemNotFound({}))),
      TE.flatMap((offer) =>
        pipe(
          TE.fromEither<Refusal, Money>(inCurrency(currencies.accepted)(offer.price)),
          TE.map(() => offer),
        ),
      ),
    )

/** The coupon that someone names, if they name one. */
export const namedCoupon =
  ({ redemptions }: Pricing) =>
  (
    code: string | null,
    buyer: CouponBuyer | null,
  ): TE.TaskEither<Unavailable | FailedBy<typeof couponUnknown>, CouponStanding | null> =>
    code === null
      ? TE.right(null)
      : pipe(redemptions.standing(code, buyer), TE.flatMap(TE.fromOption(() => couponUnknown({}))))

const chargeable = (price: PriceBreakdown): E.Either<BelowMinimum, PriceBreakdown> => {
  const { amount, currency } = price.total
  const minimum: Money = { amount: minimumCharge[currency], currency }
  return amount === 0 || amount >= minimum.amount ? E.right(price) : E.left(belowMinimum({ minimum }))
}

/** What an item costs now, with a coupon or without: nothing, or at least the minimum charge. */
export const priceNow =
  ({ policy }: Pricing) =>
  (
    { item, price: list }: Readonly<{ item: Item; price: Money }>,
    named: CouponStanding | null,
  ): E.Either<CouponRefusal | BelowMinimum, PriceBreakdown> =>
    pipe(
      named === null ? E.right(0) : couponDiscount(named.coupon, { workflowId: workflowIn(item), list }),
      E.map((discount) => priceOf(list, discount, policy.taxRule)),
      E.flatMap((price): E.Either<CouponRefusal | BelowMinimum, PriceBreakdown> => chargeable(price)),
    )
