import type { Decision } from '../../../domain/kernel/decision.ts'
import { type E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import { chargeOf } from '../../../domain/sales/outgoing/charge-of.ts'
import { nextReadingAt } from '../../../domain/sales/outgoing/next-reading.ts'
import { bookOutflow } from '../../../domain/sales/outgoing/outflow.ts'
import { type Position, refunding } from '../../../domain/sales/outgoing/position.ts'
import { isGivenBack } from '../../../domain/sales/outgoing/standing.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { SaleEvent } from '../../../domain/sales/sale-event.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import { Events } from '../../../ports/kernel/events.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { type Conflict, conflict, Transact, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { ReviewItems } from '../../../ports/sales/review-items.ts'
import { Sales } from '../../../ports/sales/sales.ts'
import { couponKeeping, keepCoupon } from '../coupons/keep-coupon.ts'
import { type HeldItem, heldItem, holdingItem } from '../held-item.ts'
import { keepStanding } from './keep-standing.ts'

export const moving = {
  ...couponKeeping,
  ...holdingItem,
  checkouts: Checkouts,
  sales: Sales,
  outgoings: Outgoings,
  reviewItems: ReviewItems,
  events: Events,
  transact: Transact,
  clock: Clock,
}
type Moving = Deps<typeof moving>

/** Money that came, with all that stands around it, held until the transaction ends. */
export type Locked = Readonly<{
  checkout: Checkout
  sale: Sale | null
  held: HeldItem
  position: Position
}>

/**
 * Holds a payment: its buyer and item first, then its checkout, as RecordSale does, so that neither waits for the other
 * in a circle. None when no money came for it. `Conflict` when it was moved to another buyer since it was looked at.
 */
const lockedPosition =
  (deps: Moving) =>
  (tx: Tx) =>
  (seen: Checkout): TE.TaskEither<Conflict | Unavailable, O.Option<Locked>> => {
    const { checkouts, sales, outgoings } = deps
    const { reference, userId } = seen
    return pipe(
      heldItem(deps)(tx)(seen),
      TE.bindTo('held'),
      TE.bindW('checkout', () =>
        pipe(
          checkouts.lock(tx)(reference),
          TE.filterOrElseW(
            (found) => O.isNone(found) || found.value.userId === userId,
            () => conflict({ what: 'the buyer' }),
          ),
        ),
      ),
      TE.bindW('sale', () => sales.of(tx)(reference)),
      TE.bindW('outgoing', () => outgoings.of(tx)(reference)),
      TE.map(({ held, checkout, sale, outgoing }) =>
        pipe(
          checkout,
          O.flatMap((each) => {
            const itsSale = O.toNullable(sale)
            const charge = chargeOf(each, itsSale)
            return charge === null
              ? O.none
              : O.some({
                  checkout: each,
                  sale: itsSale,
                  held,
                  position: { charge, ...outgoing },
                })
          }),
        ),
      ),
    )
  }

const nothing = TE.right(undefined)

/** Money that waited for a person and went back waits no more; that could not go back, it waits again. */
const keepReview = (deps: Moving, tx: Tx, { checkout }: Locked, after: Position, events: ReadonlyArray<SaleEvent>) => {
  const { checkouts, reviewItems } = deps
  if (checkout.status !== 'review') return nothing
  if (isGivenBack(after)) {
    const refunded: Checkout = { ...checkout, status: 'refunded' }
    return pipe(
      checkouts.settled(tx)(refunded),
      TE.flatMap(() => reviewItems.resolve(tx)(checkout.reference, { resolution: 'refunded', by: null })),
      TE.flatMap(() => keepCoupon(deps)(tx)(refunded)),
    )
  }
  return events.some(({ _tag }) => _tag === 'RefundFailed') && refunding(after) === 0
    ? reviewItems.reopen(tx)(checkout.reference)
    : nothing
}

/** Keeps what a decision made of a locked payment, whole: refunds, disputes, books, sale, access and events. */
const keepOutgoing =
  (deps: Moving) =>
  (tx: Tx) =>
  (locked: Locked, after: Position, events: ReadonlyArray<SaleEvent>): TE.TaskEither<Conflict | Unavailable, void> => {
    const { outgoings, sales, clock } = deps
    const bookings = bookOutflow(locked.position, after)
    return pipe(
      outgoings.keep(tx)(locked.position, after),
      TE.flatMap(() => TE.traverseSeqArray(sales.book(tx))(bookings)),
      TE.flatMap(() =>
        locked.sale === null
          ? keepReview(deps, tx, locked, after, events)
          : keepStanding(deps)(tx)(locked.sale, locked.held, after),
      ),
      TE.flatMap(() =>
        events.length === 0
          ? nothing
          : outgoings.readAgain(tx)(after.charge.reference, nextReadingAt(after, 0, clock.now())),
      ),
      TE.flatMap(() => (events.length === 0 ? nothing : deps.events.append(tx)(events))),
    )
  }

/** A decision about money that goes back: the position it leaves, and whatever else it has to say. */
export type Move<Err, Said> = (
  locked: Locked,
) => E.Either<Err, Decision<Said & Readonly<{ position: Position }>, SaleEvent>>

const no = (): TE.TaskEither<never, void> => TE.right(undefined)

/**
 * Moves a payment's money by a decision, in one transaction that holds buyer, item and checkout: refunds, disputes,
 * books, sale, access and events are kept together, and with them what `also` adds. None when no money ever came.
 */
export const moved =
  (deps: Moving) =>
  <Err, Said>(
    checkout: Checkout,
    move: Move<Err, Said>,
    also: (tx: Tx, said: Said) => TE.TaskEither<Unavailable, void> = no,
  ): TE.TaskEither<Err | Conflict | Unavailable, O.Option<Said>> =>
    deps.transact((tx) =>
      pipe(
        lockedPosition(deps)(tx)(checkout),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Err | Conflict | Unavailable, O.Option<Said>> => TE.right(O.none),
            (locked) =>
              pipe(
                TE.fromEither(move(locked)),
                TE.tap(({ state, events }) => keepOutgoing(deps)(tx)(locked, state.position, events)),
                TE.tap(({ state }) => also(tx, state)),
                TE.map(({ state }) => O.some<Said>(state)),
              ),
          ),
        ),
      ),
    )
