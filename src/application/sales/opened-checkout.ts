import type { BelowMinimum } from '../../domain/kernel/below-minimum.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Money } from '../../domain/kernel/money.ts'
import { acceptedQuote, isBought, type NotPayable, stillHolding } from '../../domain/sales/around-item.ts'
import type { Checkout, NewCheckout } from '../../domain/sales/checkout.ts'
import { couponDiscount, noRoom } from '../../domain/sales/coupons/coupon-discount.ts'
import type { CouponRefusal } from '../../domain/sales/coupons/coupon-failures.ts'
import { alreadyOwned } from '../../domain/sales/failures.ts'
import { type Item, workflowIn } from '../../domain/sales/item.ts'
import { type Facts, settleFree } from '../../domain/sales/settle.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, conflict, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import type { CouponStanding } from '../../ports/sales/redemptions.ts'
import { factsAround, keepSettlement, settling } from './settling.ts'

export const opening = settling
type Opening = Deps<typeof opening>

/**
 * Who wants to buy what, with which coupon, or at which quote. What it costs is asked only where no checkout is open that
 * would do.
 */
export type Order = Readonly<{
  userId: string
  item: Item
  list: Money
  named: CouponStanding | null
  quoteId: string | null
  draft: E.Either<CouponRefusal | BelowMinimum, NewCheckout>
}>

type Refusal = Unavailable | Conflict | CouponRefusal | BelowMinimum | NotPayable | FailedBy<typeof alreadyOwned>
export type Opened = Readonly<{ checkout: Checkout; isNew: boolean }>

const isWith = ({ coupon }: Checkout, named: CouponStanding | null): boolean =>
  (coupon?.id ?? null) === (named?.coupon.id ?? null)

/** What was open or has run out makes room for a new one, and gives its coupon back. */
const putAside = (
  { checkouts, redemptions }: Opening,
  tx: Tx,
  { open, expired }: Readonly<{ open: O.Option<Checkout>; expired: O.Option<Checkout> }>,
  wanted: string | null,
): TE.TaskEither<Unavailable, void> => {
  const left = [open, expired].flatMap((each) => (O.isSome(each) ? [each.value] : []))
  const given = left.filter(({ coupon }) => coupon !== null)
  const held = new Set([wanted, ...given.map(({ coupon }) => coupon?.id ?? null)].filter((id) => id !== null))
  return pipe(
    O.isSome(open) ? checkouts.supersede(tx)(open.value.reference) : TE.right(undefined),
    TE.flatMap(() => (given.length > 0 && held.size > 1 ? redemptions.hold(tx)([...held]) : TE.right(undefined))),
    TE.flatMap(() =>
      given.length > 0 ? redemptions.release(tx)(given.map(({ reference }) => reference)) : TE.right(undefined),
    ),
  )
}

/** Why the database gave no use of a coupon: by its limits as they stand now, or because someone changed it meanwhile. */
const refused = (
  { redemptions }: Opening,
  tx: Tx,
  { userId, item, list }: Order,
  couponId: string,
): TE.TaskEither<Refusal, never> =>
  pipe(
    redemptions.standingWithin(tx)(couponId, userId),
    TE.flatMap((found): TE.TaskEither<Refusal, never> => {
      const changed = conflict({ what: 'coupons' })
      if (O.isNone(found)) return TE.left(changed)
      const { coupon, uses } = found.value
      const discount = couponDiscount(coupon, { workflowId: workflowIn(item), list })
      return TE.left(E.isLeft(discount) ? discount.left : (noRoom(coupon, uses) ?? changed))
    }),
  )

/** Takes a use of the coupon, if there is one. The database decides; until the transaction ends, others wait for it. */
const reserved = (deps: Opening, tx: Tx, order: Order, { reference }: Checkout): TE.TaskEither<Refusal, void> => {
  const { named, userId } = order
  if (named === null) return TE.right(undefined)
  const { id: couponId, revision } = named.coupon
  return pipe(
    deps.redemptions.reserve(tx)({ couponId, revision, userId, reference }),
    TE.flatMap((isTaken) => (isTaken ? TE.right(undefined) : refused(deps, tx, order, couponId))),
  )
}

/** What is made to order is paid for at the quote that was accepted. */
const accepted = ({ request }: Facts, { quoteId }: Order): E.Either<NotPayable, void> =>
  request === null || quoteId === null
    ? E.right(undefined)
    : pipe(
        acceptedQuote(request, quoteId),
        E.map(() => undefined),
      )

/** A new checkout is opened at a quote that holds; one that is open already stays open without it. */
const drafted = ({ request, now }: Facts, { draft }: Order): E.Either<Refusal, NewCheckout> => {
  const over = request === null || request.quote === null ? E.right(null) : stillHolding(request.quote, now)
  return E.isLeft(over) ? over : draft
}

/**
 * Finds the open checkout of this buyer and item or opens one, in place of `aside` when there is one; what is owned is
 * not sold again. One with another coupon makes way. Like RecordSale it locks buyer and item first, so that neither ever
 * waits for the other in a circle; the coupon comes last, for everybody waits there.
 */
export const openedCheckout =
  (deps: Opening) =>
  (order: Order, aside: string | null) =>
  (tx: Tx): TE.TaskEither<Refusal, Opened> => {
    const { userId, item, named } = order
    return pipe(
      factsAround(deps)(tx)({ userId, item }),
      TE.filterOrElseW(
        (facts) => !isBought(facts),
        (): Refusal => alreadyOwned({}),
      ),
      TE.tap((facts) => TE.fromEither<Refusal, void>(accepted(facts, order))),
      TE.bindTo('facts'),
      TE.bindW('expired', () => deps.checkouts.expire(tx)(userId, item)),
      TE.bindW('open', () => deps.checkouts.payable(tx)(userId, item)),
      TE.flatMap(({ facts, expired, open }): TE.TaskEither<Refusal, Opened> => {
        if (O.isSome(open) && open.value.reference !== aside && isWith(open.value, named))
          return TE.right({ checkout: open.value, isNew: false })
        const newly = drafted(facts, order)
        if (E.isLeft(newly)) return TE.left(newly.left)
        const draft = newly.right
        return pipe(
          putAside(deps, tx, { open, expired }, named?.coupon.id ?? null),
          TE.flatMap(() => deps.checkouts.open(tx)(draft)),
          TE.tap((checkout) => reserved(deps, tx, order, checkout)),
          TE.flatMap((checkout) =>
            checkout.price.total.amount > 0
              ? TE.right<Refusal, Checkout>(checkout)
              : pipe(
                  keepSettlement(deps)(tx)(settleFree(checkout, facts)),
                  TE.map((settlement) => settlement.checkout),
                ),
          ),
          TE.map((checkout) => ({ checkout, isNew: true })),
        )
      }),
    )
  }
