import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { noRoom } from '../../domain/sales/coupons/coupon-discount.ts'
import type { CouponStanding } from '../../ports/sales/redemptions.ts'
import { useCase } from '../kernel/use-case.ts'
import { namedCoupon, offeredItem, priceNow, pricing, pricingFailures } from './priced-item.ts'

type Input = Readonly<{ workflowId: string; couponCode: string | null; userId: string | null }>

const withRoom = (named: CouponStanding | null) => {
  const refusal = named === null ? null : noRoom(named.coupon, named.uses)
  return refusal === null ? E.right(named) : E.left(refusal)
}

/**
 * What an item would cost now, and how that comes about. Nothing is kept, and of a coupon nothing is held: another may
 * have its last use before this buyer pays.
 */
export const quotePrice = useCase(
  'QuotePrice',
  pricing,
  pricingFailures,
  (deps) =>
    ({ workflowId, couponCode, userId }: Input) =>
      pipe(
        offeredItem(deps)(workflowId),
        TE.bindTo('offer'),
        TE.bindW('named', () => namedCoupon(deps)(couponCode, userId === null ? null : { userId, workflowId })),
        TE.flatMapEither(({ offer, named }) =>
          pipe(
            priceNow(deps)(offer, named),
            E.tap(() => withRoom(named)),
          ),
        ),
      ),
)
