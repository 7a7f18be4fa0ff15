import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { disputeNotFound } from '../../../domain/sales/failures.ts'
import type { Evidence } from '../../../domain/sales/outgoing/evidence.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import { Users } from '../../../ports/accounts/users.ts'
import { Deliverables } from '../../../ports/delivery/deliverables.ts'
import { DownloadHistory } from '../../../ports/delivery/download-history.ts'
import { Entitlements } from '../../../ports/delivery/entitlements.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact, type Unavailable } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { Sales } from '../../../ports/sales/sales.ts'

export const gathering = {
  outgoings: Outgoings,
  checkouts: Checkouts,
  sales: Sales,
  users: Users,
  deliverables: Deliverables,
  entitlements: Entitlements,
  downloadHistory: DownloadHistory,
  transact: Transact,
}
type Gathering = Deps<typeof gathering>

const buyerOf = ({ users }: Gathering, userId: string) =>
  pipe(
    users.byId(userId),
    TE.map((user) =>
      pipe(
        user,
        O.map(({ passwordHash: _, ...shown }) => shown),
        O.toNullable,
      ),
    ),
  )

const itemOf = ({ deliverables }: Gathering, { workflowId, versionId }: Sale['item']) =>
  pipe(
    deliverables.find(workflowId),
    TE.map((found) =>
      pipe(
        found,
        O.map(({ title, versions }) => ({
          title,
          version: versions.find(({ id }) => id === versionId)?.version ?? null,
        })),
        O.toNullable,
      ),
    ),
  )

/** All that the shop knows of a disputed payment. It asks nobody outside. */
export const gatheredEvidence = (deps: Gathering) => (disputeId: string) =>
  pipe(
    deps.outgoings.dispute(disputeId),
    TE.flatMap(TE.fromOption(() => disputeNotFound({}))),
    TE.bindTo('dispute'),
    TE.bindW('checkout', ({ dispute }) =>
      pipe(deps.checkouts.find(dispute.reference), TE.flatMap(TE.fromOption(() => disputeNotFound({})))),
    ),
    TE.bindW('sale', ({ dispute }) => pipe(deps.sales.byReference(dispute.reference), TE.map(O.toNullable))),
    TE.bindW('outgoing', ({ dispute }) => deps.transact((tx) => deps.outgoings.of(tx)(dispute.reference))),
    TE.let('owned', ({ checkout, sale }) => sale ?? checkout),
    TE.bindW('buyer', ({ owned }) => buyerOf(deps, owned.userId)),
    TE.bindW('item', ({ owned }) => itemOf(deps, owned.item)),
    TE.bindW('entitlement', ({ owned }) =>
      pipe(deps.entitlements.find(owned.userId, owned.item.workflowId), TE.map(O.toNullable)),
    ),
    TE.bindW('downloads', ({ entitlement }) =>
      entitlement === null
        ? TE.right<Unavailable, Evidence['downloads']>([])
        : deps.downloadHistory.ofEntitlement(entitlement.id),
    ),
    TE.map(({ owned: _, outgoing: { refunds }, ...known }): Evidence => ({ ...known, refunds })),
  )
