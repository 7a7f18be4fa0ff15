import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../domain/requests/custom-request.ts'
import type { AroundItem } from '../../domain/sales/around-item.ts'
import type { Checkout } from '../../domain/sales/checkout.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, conflict, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { CustomRequests, type LockedRequest } from '../../ports/requests/custom-requests.ts'

export const holdingItem = { entitlements: Entitlements, requests: CustomRequests }
type Holding = Deps<typeof holdingItem>

/** What is held; `now`: the database's time, where it was asked for. */
export type HeldItem = AroundItem & Readonly<{ now: Date | null }>

const rightTo = ({ entitlements }: Holding, tx: Tx, { userId, delivery }: CustomRequest) =>
  delivery === null ? TE.right(O.none) : entitlements.lock(tx)(userId, delivery.workflowId)

/**
 * Holds an item for one buyer until the transaction ends: a workflow of the shop by the lock of buyer and item, what is
 * made to order by the request's own row, and then as the workflow that came of it. Whoever moves money takes it before
 * the checkout, so that nobody waits in a circle.
 */
export const heldItem =
  (deps: Holding) =>
  (tx: Tx) =>
  ({ userId, item }: Pick<Checkout, 'userId' | 'item'>): TE.TaskEither<Conflict | Unavailable, HeldItem> =>
    item.kind === 'workflow'
      ? pipe(
          deps.entitlements.lock(tx)(userId, item.workflowId),
          TE.map((entitlement) => ({ entitlement, request: null, now: null })),
        )
      : pipe(
          deps.requests.lock(tx)(item.requestId),
          TE.flatMap(TE.fromOption((): Conflict | Unavailable => conflict({ what: 'the request' }))),
          TE.flatMap(({ request, now }: LockedRequest) =>
            pipe(
              rightTo(deps, tx, request),
              TE.map((entitlement) => ({ entitlement, request, now })),
            ),
          ),
        )
