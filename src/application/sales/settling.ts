import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Checkout } from '../../domain/sales/checkout.ts'
import type { Facts, Settlement, SettlementDecision } from '../../domain/sales/settle.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { PaymentGateway } from '../../ports/sales/payment-gateway.ts'
import { ReviewItems } from '../../ports/sales/review-items.ts'
import { Sales } from '../../ports/sales/sales.ts'
import { couponKeeping, keepCoupon } from './coupons/keep-coupon.ts'
import { heldItem, holdingItem } from './held-item.ts'

export const settling = {
  ...couponKeeping,
  ...holdingItem,
  users: Users,
  checkouts: Checkouts,
  sales: Sales,
  reviewItems: ReviewItems,
  gateway: PaymentGateway,
  events: Events,
  clock: Clock,
  ids: Ids,
}

type Settling = Deps<typeof settling>

/** What stands around a checkout, with the buyer and item locked until the transaction ends. */
export const factsAround =
  (deps: Settling) =>
  (tx: Tx) =>
  (bought: Pick<Checkout, 'userId' | 'item'>): TE.TaskEither<Conflict | Unavailable, Facts> => {
    const { users, gateway, clock, ids } = deps
    return pipe(
      heldItem(deps)(tx)(bought),
      TE.bindTo('held'),
      TE.bindW('buyer', () => users.status(tx)(bought.userId)),
      TE.map(({ held, buyer }) => ({
        ...held,
        mode: gateway.mode,
        buyerIsGone: pipe(
          buyer,
          O.match(
            () => true,
            (status) => status === 'suspended' || status === 'erased',
          ),
        ),
        saleId: ids.next(),
        entitlementId: ids.next(),
        sourceId: ids.next(),
        now: held.now ?? clock.now(),
      })),
    )
  }

const whenNotNull = <A>(
  value: A | null,
  keep: (value: A) => TE.TaskEither<Conflict | Unavailable, unknown>,
): TE.TaskEither<Conflict | Unavailable, unknown> => (value === null ? TE.right(undefined) : keep(value))

/** Keeps a settlement whole: checkout, sale, books, entitlement or request, what a person must look at, its events and its coupon. */
export const keepSettlement =
  (deps: Settling) =>
  (tx: Tx) =>
  ({ state, events: announced }: SettlementDecision): TE.TaskEither<Conflict | Unavailable, Settlement> => {
    if (announced.length === 0) return TE.right(state)
    const { checkouts, sales, entitlements, requests, reviewItems, events } = deps
    const { checkout, sale, booking, entitlement, request } = state
    const { reference, reviewReason } = checkout
    return pipe(
      checkouts.settled(tx)(checkout),
      TE.flatMap(() => whenNotNull(sale, sales.add(tx))),
      TE.flatMap(() => whenNotNull(booking, sales.book(tx))),
      TE.flatMap(() => whenNotNull(entitlement, entitlements.save(tx))),
      TE.flatMap(() => whenNotNull(request, (paid) => requests.save(tx)(paid, null, paid.revision - 1))),
      TE.flatMap(() => whenNotNull(reviewReason, (reason) => reviewItems.add(tx)({ reference, reason, facts: {} }))),
      TE.flatMap(() => events.append(tx)(announced)),
      TE.flatMap(() => keepCoupon(deps)(tx)(checkout)),
      TE.map(() => state),
    )
  }
