import { minimumCharge } from '../../src/domain/kernel/money.ts'
import type { Book } from './book.ts'
import { counts } from './terms.ts'
import { type Coupon, totalOf, type World } from './world.ts'

type Wish = Readonly<{ userId: string; workflowId: string; coupon: Coupon | null }>

/**
 * How a wish to buy may be answered: what is owned is not sold, a coupon that is used up not given; `started` where nothing
 * stands against it. What the buyer holds of the coupon for this very item is theirs to take again.
 */
export const startVerdicts = (
  book: Book,
  { userId, workflowId, coupon }: Wish,
  { prices, tax }: World,
): ReadonlyArray<string> => {
  if (book.rights.some((each) => each.userId === userId && each.workflowId === workflowId && each.right !== 'revoked'))
    return ['AlreadyOwned']
  const own = book.checkouts.filter((each) => each.userId === userId && each.workflowId === workflowId)
  const waiting = own.filter(({ status }) => status === 'open' || status === 'initialized')
  const total = totalOf(prices.get(workflowId) ?? 0, coupon, tax)
  const isTooLittle = total > 0 && total < minimumCharge.NGN
  const found = book.coupons.find(({ id }) => id === coupon?.id)
  const taken = book.uses
    .filter((each) => each.couponId === coupon?.id && counts(each))
    .filter(({ reference }) => !waiting.some((each) => each.reference === reference))
  const isUsed =
    taken.filter((each) => each.userId === userId).length >= (found?.perUserLimit ?? Number.POSITIVE_INFINITY)
  const isExhausted = taken.length >= (found?.maxRedemptions ?? Number.POSITIVE_INFINITY)
  const refusals = [
    ...(isTooLittle ? ['BelowMinimum'] : []),
    ...(isUsed ? ['CouponUsed'] : []),
    ...(isExhausted ? ['CouponExhausted'] : []),
  ]
  const mayResume = waiting.some(({ couponId }) => couponId === (coupon?.id ?? null))
  return refusals.length === 0 || mayResume ? [...refusals, 'started'] : refusals
}
