import type { Decision } from '../../domain/kernel/decision.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Checkout } from '../../domain/sales/checkout.ts'
import type { SaleEvent } from '../../domain/sales/sale-event.ts'
import type { Facts, Settlement } from '../../domain/sales/settle.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx, Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { PaymentGateway } from '../../ports/sales/payment-gateway.ts'
import { ReviewItems } from '../../ports/sales/review-items.ts'
import { Sales } from '../../ports/sales/sales.ts'
import { couponKeeping, keepCoupon } from './coupons/keep-coupon.ts'

export const settling = {
  ...couponKeeping,
  users: Users,
  entitlements: Entitlements,
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
  ({ users, entitlements, gateway, clock, ids }: Settling) =>
  (tx: Tx) =>
  ({ userId, item }: Pick<Checkout, 'userId' | 'item'>): TE.TaskEither<Unavailable, Facts> =>
    pipe(
      entitlements.lock(tx)(userId, item.workflowId),
      TE.bindTo('entitlement'),
      TE.bind('buyer', () => users.status(tx)(userId)),
      TE.map(({ entitlement, buyer }) => ({
        mode: gateway.mode,
        entitlement,
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
        now: clock.now(),
      })),
    )

const whenNotNull = <A>(
  value: A | null,
  keep: (value: A) => TE.TaskEither<Unavailable, unknown>,
): TE.TaskEither<Unavailable, unknown> => (value === null ? TE.right(undefined) : keep(value))

/** Keeps a settlement whole: checkout, sale, books, entitlement, what a person must look at, its events and its coupon. */
export const keepSettlement =
  (deps: Settling) =>
  (tx: Tx) =>
  ({ state, events: announced }: Decision<Settlement, SaleEvent>): TE.TaskEither<Unavailable, Settlement> => {
    if (announced.length === 0) return TE.right(state)
    const { checkouts, sales, entitlements, reviewItems, events } = deps
    const { checkout, sale, booking, entitlement } = state
    const { reference, reviewReason } = checkout
    return pipe(
      checkouts.settled(tx)(checkout),
      TE.flatMap(() => whenNotNull(sale, sales.add(tx))),
      TE.flatMap(() => whenNotNull(booking, sales.book(tx))),
      TE.flatMap(() => whenNotNull(entitlement, entitlements.save(tx))),
      TE.flatMap(() => whenNotNull(reviewReason, (reason) => reviewItems.add(tx)({ reference, reason, facts: {} }))),
      TE.flatMap(() => events.append(tx)(announced)),
      TE.flatMap(() => keepCoupon(deps)(tx)(checkout)),
      TE.map(() => state),
    )
  }
