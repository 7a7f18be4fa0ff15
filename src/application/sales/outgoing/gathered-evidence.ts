import type { Entitlement } from '../../../domain/delivery/entitlement.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { disputeNotFound } from '../../../domain/sales/failures.ts'
import { type Evidence, formerOwners } from '../../../domain/sales/outgoing/evidence.ts'
import { Users } from '../../../ports/accounts/users.ts'
import { DownloadHistory } from '../../../ports/delivery/download-history.ts'
import { Entitlements } from '../../../ports/delivery/entitlements.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact, type Unavailable } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { Receipts } from '../../../ports/sales/receipts.ts'
import { Sales } from '../../../ports/sales/sales.ts'
import { boughtItem, lookingAtItems } from './bought-item.ts'

export const gathering = {
  outgoings: Outgoings,
  checkouts: Checkouts,
  sales: Sales,
  receipts: Receipts,
  users: Users,
  ...lookingAtItems,
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

type Downloads = TE.TaskEither<Unavailable, Evidence['downloads']>
const none: Downloads = TE.right([])

const downloadsOf = ({ downloadHistory }: Gathering, entitlement: Entitlement | null): Downloads =>
  entitlement === null ? none : downloadHistory.ofEntitlement(entitlement.id)

type BoughtItem = Readonly<{ workflowId: string | null }> | null

const rightTo = (
  { entitlements }: Gathering,
  userId: string,
  item: BoughtItem,
): TE.TaskEither<Unavailable, Entitlement | null> => {
  const workflowId = item?.workflowId ?? null
  return workflowId === null ? TE.right(null) : pipe(entitlements.find(userId, workflowId), TE.map(O.toNullable))
}

/** What was fetched by those who had the sale before it moved to another account, until it did. */
const fetchedBefore = (deps: Gathering, item: BoughtItem, papers: Evidence['papers']): Downloads =>
  pipe(
    formerOwners(papers),
    TE.traverseSeqArray(({ userId, until }) =>
      pipe(
        rightTo(deps, userId, item),
        TE.flatMap((right) => downloadsOf(deps, right)),
        TE.map((downloads) => downloads.filter(({ at }) => at <= until)),
      ),
    ),
    TE.map((all) => all.flat()),
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
    TE.bindW('item', ({ owned }) => pipe(boughtItem(deps)(owned.item), TE.map(O.toNullable))),
    TE.bindW('entitlement', ({ owned, item }) => rightTo(deps, owned.userId, item)),
    TE.bindW('papers', ({ sale }) => (sale === null ? TE.right([]) : deps.receipts.papers(sale.id))),
    TE.bindW('now', ({ entitlement }) => downloadsOf(deps, entitlement)),
    TE.bindW('before', ({ item, papers }) => fetchedBefore(deps, item, papers)),
    TE.let('downloads', ({ now, before }) =>
      [...now, ...before].toSorted((one, other) => other.at.getTime() - one.at.getTime()),
    ),
    TE.map(({ owned: _, now: __, before: ___, outgoing: { refunds }, ...known }): Evidence => ({ ...known, refunds })),
  )
