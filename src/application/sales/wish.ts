import type { BelowMinimum } from '../../domain/kernel/below-minimum.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { type E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { otherQuote, requestNotFound } from '../../domain/requests/failures.ts'
import type { Quote } from '../../domain/requests/quote.ts'
import { quoteFailures } from '../../domain/sales/around-item.ts'
import type { CouponRefusal } from '../../domain/sales/coupons/coupon-failures.ts'
import type { PriceBreakdown } from '../../domain/sales/price.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { CustomRequests } from '../../ports/requests/custom-requests.ts'
import type { Order } from './opened-checkout.ts'
import { inCurrency, namedCoupon, offeredItem, priceNow, pricing, pricingFailures } from './priced-item.ts'

/** What a buyer wants: a workflow of the shop, with a coupon or without, or what was quoted to them. */
export type Wish = Readonly<{ workflowId: string; couponCode?: string | null }> | Readonly<{ quoteId: string }>

/** A wish with what it costs now, or why it cannot be had at that. */
export type PricedWish = Omit<Order, 'userId' | 'draft'> &
  Readonly<{ price: E.Either<CouponRefusal | BelowMinimum, PriceBreakdown> }>

export const wishing = { ...pricing, requests: CustomRequests }
export const wishFailures = [...pricingFailures, requestNotFound, ...quoteFailures] as const
type Wishing = Deps<typeof wishing>
type Refusal = Unavailable | FailedBy<(typeof wishFailures)[number]>

const ofShop = (
  deps: Wishing,
  userId: string,
  { workflowId, couponCode = null }: Extract<Wish, { workflowId: string }>,
): TE.TaskEither<Refusal, PricedWish> =>
  pipe(
    offeredItem(deps)(workflowId),
    TE.bindTo('offer'),
    TE.bindW('named', () => namedCoupon(deps)(couponCode, { userId, workflowId })),
    TE.map(({ offer, named }) => ({
      item: offer.item,
      list: offer.price,
      named,
      quoteId: null,
      price: priceNow(deps)(offer, named),
    })),
  )

/** No coupon takes anything off a quote: it is a price that was made for this buyer. Another's is not found. */
const quoted = (deps: Wishing, userId: string, quoteId: string): TE.TaskEither<Refusal, PricedWish> =>
  pipe(
    deps.requests.ofQuote(quoteId),
    TE.map(O.filter((request) => request.userId === userId)),
    TE.flatMap(TE.fromOption((): Refusal => requestNotFound({}))),
    TE.bindTo('request'),
    TE.bind('quote', ({ request: { quote } }) =>
      quote?.id === quoteId ? TE.right<Refusal, Quote>(quote) : TE.left<Refusal, Quote>(otherQuote({})),
    ),
    TE.tap(({ quote }) => TE.fromEither<Refusal, unknown>(inCurrency(deps.currencies.accepted)(quote.price))),
    TE.map(({ request, quote: { price } }) => {
      const item = { kind: 'request', requestId: request.id } as const
      return { item, list: price, named: null, quoteId, price: priceNow(deps)({ item, price }, null) }
    }),
  )

/** Finds what is wanted, and what it costs. Whether it can still be had, the transaction that opens its checkout decides. */
export const pricedWish =
  (deps: Wishing) =>
  (userId: string, wish: Wish): TE.TaskEither<Refusal, PricedWish> =>
    'quoteId' in wish ? quoted(deps, userId, wish.quoteId) : ofShop(deps, userId, wish)
