import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { unauthenticated } from '../../domain/accounts/failures.ts'
import { isOwned } from '../../domain/delivery/entitlement.ts'
import type { BelowMinimum } from '../../domain/kernel/below-minimum.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { NotPayable } from '../../domain/sales/around-item.ts'
import { type Checkout, type NewCheckout, type PayPage, shownStatus } from '../../domain/sales/checkout.ts'
import { noRoom } from '../../domain/sales/coupons/coupon-discount.ts'
import type { CouponRefusal } from '../../domain/sales/coupons/coupon-failures.ts'
import { alreadyOwned, checkoutNotFound, providerUnavailable, returnNotAllowed } from '../../domain/sales/failures.ts'
import { workflowIn } from '../../domain/sales/item.ts'
import type { PriceBreakdown } from '../../domain/sales/price.ts'
import { referenceCharacters, referenceFrom } from '../../domain/sales/reference.ts'
import { returnAddress } from '../../domain/sales/return-address.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import type { Conflict, Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { awaitedPayment, type Called, callingProvider, openedPayment, type Wanted } from './called-provider.ts'
import { type Opened, type Order, openedCheckout, opening } from './opened-checkout.ts'
import { offeredItem, pricing } from './priced-item.ts'
import { type PricedWish, pricedWish, type Wish, wishFailures, wishing } from './wish.ts'

const needs = { ...opening, ...pricing, ...wishing, ...callingProvider, random: Random }
type Needs = Deps<typeof needs>

type Input = Wish & Readonly<{ userId: string; returnUrl: string | null }>

/** A checkout to pay: new, or the one that is open already. `page` is null when nothing is to be paid. */
export type Started = Readonly<{
  checkout: Checkout
  page: PayPage | null
  isNew: boolean
  status: ReturnType<typeof shownStatus>
}>

type Waiting = Omit<Wanted, 'checkout'>
type OrderRefusal = CouponRefusal | BelowMinimum
type Refusal =
  | Unavailable
  | Conflict
  | OrderRefusal
  | NotPayable
  | FailedBy<typeof alreadyOwned | typeof providerUnavailable>

const allowedReturn = ({ policy }: Needs, returnUrl: string | null) =>
  returnUrl === null
    ? E.right(null)
    : pipe(
        returnAddress(policy.addressOf(returnUrl), policy.returnAddresses),
        E.map(() => returnUrl),
      )

const started = (checkout: Checkout, isNew: boolean, page: PayPage | null): Started => ({
  checkout,
  isNew,
  page,
  status: shownStatus(checkout),
})

const newReference = ({ random }: Needs) => referenceFrom(random.code(referenceCharacters))

type Drafted = Omit<NewCheckout, 'id' | 'reference'>

const drafted =
  ({ policy }: Needs, { userId, returnUrl }: Input, { item, named }: PricedWish) =>
  (price: PriceBreakdown): Drafted => ({
    userId,
    item,
    price,
    taxRule: policy.taxRule,
    coupon: named === null ? null : { id: named.coupon.id, code: named.coupon.code },
    status: 'open',
    reviewReason: null,
    held: null,
    payPage: null,
    returnUrl,
  })

/** An order whose checkout, should one be opened, has names of its own. */
const ordered = (deps: Needs, input: Input, wish: PricedWish): Order => {
  const { price, ...order } = wish
  return {
    ...order,
    userId: input.userId,
    draft: pipe(
      price,
      E.map(drafted(deps, input, wish)),
      E.map((draft) => ({ ...draft, id: deps.ids.next(), reference: newReference(deps) })),
    ),
  }
}

/**
 * Nobody stands in line for a coupon that is gone: a look tells them, but that they own the item, if they do. Whoever has
 * a use of it for this very item, or seems to be in time, goes on to where it is decided.
 */
const roomLeft = (
  { entitlements }: Needs,
  { userId, item, named: coupon, draft }: Order,
): TE.TaskEither<Refusal, void> => {
  const refusal = coupon === null || E.isLeft(draft) ? null : noRoom(coupon.coupon, coupon.uses)
  const workflowId = workflowIn(item)
  if (refusal === null || workflowId === null) return TE.right(undefined)
  return pipe(
    entitlements.find(userId, workflowId),
    TE.flatMap((found) => TE.left<Refusal>(pipe(found, O.exists(isOwned)) ? alreadyOwned({}) : refusal)),
  )
}

/** Gets the page to pay on. A page that is lost puts its checkout aside for a new one, once. */
const paid = (
  deps: Needs,
  again: () => Order,
  { email, deadline }: Waiting,
  { checkout, isNew }: Opened,
  mayRetry: boolean,
): TE.TaskEither<Refusal, Started> => {
  if (checkout.price.total.amount === 0) return TE.right(started(checkout, isNew, null))
  const wanted = { checkout, email, deadline }
  const called: TE.TaskEither<Refusal, Called> = isNew ? openedPayment(deps)(wanted) : awaitedPayment(deps)(wanted)
  return pipe(
    called,
    TE.flatMap((outcome): TE.TaskEither<Refusal, Started> => {
      if (outcome.outcome === 'page') return TE.right(started(checkout, isNew, outcome.page))
      if (!mayRetry) return TE.left(providerUnavailable({}))
      return pipe(
        deps.transact(openedCheckout(deps)(again(), checkout.reference)),
        TE.flatMap((next) => paid(deps, again, { email, deadline }, next, false)),
      )
    }),
  )
}

/** What could not be kept because the item was deleted meanwhile is told as what it is: there is no such item. */
const orGone =
  (deps: Needs, wish: Wish) =>
  (failed: Refusal): TE.TaskEither<Refusal | FailedBy<(typeof wishFailures)[number]>, never> =>
    failed._tag === 'Conflict' && 'workflowId' in wish
      ? pipe(
          offeredItem(deps)(wish.workflowId),
          TE.flatMap(() => TE.left(failed)),
        )
      : TE.left(failed)

const checkedOut = (deps: Needs, input: Input, email: EmailAddress) => (wish: PricedWish) => {
  const order = () => ordered(deps, input, wish)
  return pipe(
    roomLeft(deps, order()),
    TE.flatMap(() => deps.transact(openedCheckout(deps)(order(), null))),
    TE.flatMap((opened) => {
      const deadline = new Date(deps.clock.now().getTime() + deps.policy.providerWithinMs)
      return paid(deps, order, { email, deadline }, opened, true)
    }),
    TE.orElseW(orGone(deps, input)),
  )
}

/**
 * Starts to buy an item of the shop, or what was quoted and accepted: freezes its price, holds the coupon, and gets a page
 * to pay it on. Asked again while that is open, the answer is the same; with another coupon it makes way for a new one.
 * What costs nothing is sold at once, without asking the provider. No answer from the provider leaves the checkout open,
 * to be started again.
 */
export const startCheckout = useCase(
  'StartCheckout',
  needs,
  [...wishFailures, alreadyOwned, providerUnavailable, returnNotAllowed, unauthenticated, checkoutNotFound],
  (deps) => (input: Input) =>
    pipe(
      TE.fromEither(allowedReturn(deps, input.returnUrl)),
      TE.flatMap(() => pricedWish(deps)(input.userId, input)),
      TE.bindTo('wish'),
      TE.bindW('buyer', () =>
        pipe(deps.users.byId(input.userId), TE.flatMap(TE.fromOption(() => unauthenticated({})))),
      ),
      TE.flatMap(({ wish, buyer }) => checkedOut(deps, input, buyer.email)(wish)),
    ),
)
