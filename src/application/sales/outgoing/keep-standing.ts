import { withSourceStatus } from '../../../domain/delivery/entitlement.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { refund } from '../../../domain/requests/moves.ts'
import type { Position } from '../../../domain/sales/outgoing/position.ts'
import { saleStatusOf, sourceStatusOf } from '../../../domain/sales/outgoing/standing.ts'
import { type Sale, sourceOf } from '../../../domain/sales/sale.ts'
import type { Events } from '../../../ports/kernel/events.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import type { Sales } from '../../../ports/sales/sales.ts'
import type { HeldItem, holdingItem } from '../held-item.ts'

type Keeping = Deps<typeof holdingItem> & Readonly<{ sales: Sales; events: Events }>
type Kept = TE.TaskEither<Conflict | Unavailable, void>

const nothing: Kept = TE.right(undefined)

/** What was made to order is over once nothing of its money is left, refunded or lost to the bank. */
const keepRequest = ({ requests, events }: Keeping, tx: Tx, { request, now }: HeldItem, after: Position): Kept => {
  if (request === null || now === null || sourceStatusOf(after) !== 'revoked') return nothing
  const { state, events: happened } = refund(request, now)
  return happened.length === 0
    ? nothing
    : pipe(
        requests.save(tx)(state.request, state.message, request.revision),
        TE.flatMap(() => events.append(tx)(happened)),
      )
}

/** Makes what a sale is, and what it is worth to its buyer, follow from what became of its money. */
export const keepStanding =
  (deps: Keeping) =>
  (tx: Tx) =>
  (sale: Sale, held: HeldItem, after: Position): Kept => {
    const status = saleStatusOf(after)
    const right = held.entitlement._tag === 'Some' ? held.entitlement.value : null
    const next = right === null ? null : withSourceStatus(right, { ...sourceOf(sale), status: sourceStatusOf(after) })
    return pipe(
      status === sale.status ? nothing : deps.sales.moved(tx)({ id: sale.id, status }),
      TE.flatMap(() => (next === null || next === right ? nothing : deps.entitlements.save(tx)(next))),
      TE.flatMap(() => keepRequest(deps, tx, held, after)),
    )
  }
