import { begun } from '../delivery/begun.ts'
import { type Entitlement, isOwned, withSource } from '../delivery/entitlement.ts'
import { changed, type Decision } from '../kernel/decision.ts'
import type { FailedBy } from '../kernel/failure.ts'
import { E, O, pipe } from '../kernel/fp.ts'
import { alreadyOwned, disputeOpen, notReassignable } from './failures.ts'
import type { Sale } from './sale.ts'

export type SaleReassigned = Readonly<{
  _tag: 'SaleReassigned'
  subject: string
  facts: Readonly<{ fromUserId: string; toUserId: string; workflowId: string; reference: string }>
}>

/** Who held the item, who shall, and the name of what may begin for the new one. */
export type Handover = Readonly<{
  from: O.Option<Entitlement>
  to: O.Option<Entitlement>
  toUserId: string
  entitlementId: string
  at: Date
}>

/** Both rights after it: the source moved from the one to the other, and nothing else changed. */
export type HandedOver = Readonly<{ from: Entitlement; to: Entitlement }>

export type ReassignRefused = FailedBy<typeof alreadyOwned | typeof disputeOpen | typeof notReassignable>

const isStanding = ({ status }: Pick<Sale, 'status'>): boolean => status === 'paid' || status === 'partially_refunded'

/**
 * Moves a sale to another account with the right that it gives. Not while it is disputed, for the bank is told who
 * bought; not when nothing of it is left; and not to who owns the item already. What was made to order stays with who asked
 * for it: all that was said about it is theirs.
 */
export const reassign = (
  sale: Sale,
  { from, to, toUserId, entitlementId, at }: Handover,
): E.Either<ReassignRefused, Decision<HandedOver, SaleReassigned>> => {
  if (sale.status === 'disputed') return E.left(disputeOpen({}))
  const source = O.toUndefined(from)?.sources.find(({ kind, originId }) => kind === 'sale' && originId === sale.id)
  const { item } = sale
  if (item.kind === 'request' || !isStanding(sale) || O.isNone(from) || source === undefined)
    return E.left(notReassignable({}))
  if (pipe(to, O.exists(isOwned))) return E.left(alreadyOwned({}))
  const { workflowId } = item
  const fresh = begun({ entitlementId, userId: toUserId, workflowId, at })
  return E.right(
    changed(
      {
        from: { ...from.value, sources: from.value.sources.filter((each) => each !== source) },
        to: withSource(O.isSome(to) ? to.value : fresh, source),
      },
      {
        _tag: 'SaleReassigned',
        subject: sale.id,
        facts: { fromUserId: sale.userId, toUserId, workflowId, reference: sale.reference },
      },
    ),
  )
}
