import { type Entitlement, type SourceStatus, withSource } from '../../../domain/delivery/entitlement.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../../domain/requests/custom-request.ts'
import { chargeOfSale } from '../../../domain/sales/outgoing/charge-of.ts'
import { sourceStatusOf } from '../../../domain/sales/outgoing/standing.ts'
import { Entitlements } from '../../../ports/delivery/entitlements.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { type Conflict, conflict, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { Sales } from '../../../ports/sales/sales.ts'

export const grantingMaking = { entitlements: Entitlements, sales: Sales, outgoings: Outgoings, ids: Ids }
type Granting = Deps<typeof grantingMaking>

/** What the request's money is worth now. It moves under the request's row, which whoever asks holds. */
const worthOf = (
  { sales, outgoings }: Granting,
  tx: Tx,
  { id, userId }: CustomRequest,
): TE.TaskEither<Conflict | Unavailable, SourceStatus> =>
  pipe(
    sales.standing(tx)(userId, { kind: 'request', requestId: id }),
    TE.flatMap(TE.fromOption((): Conflict | Unavailable => conflict({ what: 'the sale of the request' }))),
    TE.flatMap((sale) =>
      pipe(
        outgoings.of(tx)(sale.reference),
        TE.map((outgoing) => sourceStatusOf({ charge: chargeOfSale(sale), ...outgoing })),
      ),
    ),
  )

/** The right to what was made, as good as the money that was paid for it. Delivered again, it stays as it is. */
export const grantedMaking =
  (deps: Granting) =>
  (
    tx: Tx,
    request: CustomRequest,
    workflowId: string,
    at: Date,
  ): TE.TaskEither<Conflict | Unavailable, Entitlement> => {
    const { entitlements, ids } = deps
    const { id: originId, userId } = request
    return pipe(
      entitlements.lock(tx)(userId, workflowId),
      TE.bindTo('held'),
      TE.bindW('status', () => worthOf(deps, tx, request)),
      TE.map(({ held, status }) => {
        const begun: Entitlement = { id: ids.next(), userId, workflowId, grantedAt: at, sources: [] }
        const source = { id: ids.next(), kind: 'custom_request', originId, status, createdAt: at } as const
        return withSource(O.isSome(held) ? held.value : begun, source)
      }),
    )
  }
