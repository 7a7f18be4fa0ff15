import { changed, type Decision } from '../kernel/decision.ts'
import { E, O, pipe } from '../kernel/fp.ts'
import { begun } from './begun.ts'
import type { Deliverable } from './deliverable.ts'
import { type Entitlement, isOwned, withSource } from './entitlement.ts'
import { type AlreadyTheirs, alreadyTheirs, type ItemNotFound, itemNotFound } from './failures.ts'

export type WorkflowGranted = Readonly<{
  _tag: 'WorkflowGranted'
  subject: string
  facts: Readonly<{ userId: string; workflowId: string; grantId: string }>
}>

/** Who is given an item and when; the ids are used where something new is made. */
export type Grantee = Readonly<{ userId: string; entitlementId: string; sourceId: string; grantId: string; at: Date }>

export type GrantRefused = ItemNotFound | AlreadyTheirs

/** What the shop may give away: what it sells or has put away, and what was made for one buyer to nobody. */
const isGivenAway = ({ status, madeFor, versions }: Deliverable): boolean =>
  madeFor === null &&
  status !== 'draft' &&
  status !== 'removed' &&
  versions.some((version) => version.status === 'released')

/** Gives a buyer an item as a person of the shop decides, whatever its price. Who lost it may be given it again. */
export const grant = (
  item: Deliverable,
  held: O.Option<Entitlement>,
  { userId, entitlementId, sourceId, grantId, at }: Grantee,
): E.Either<GrantRefused, Decision<Entitlement, WorkflowGranted>> => {
  const { workflowId } = item
  if (!isGivenAway(item)) return E.left(itemNotFound({}))
  if (pipe(held, O.exists(isOwned))) return E.left(alreadyTheirs({}))
  const before = O.isSome(held) ? held.value : begun({ entitlementId, userId, workflowId, at })
  const source = { id: sourceId, kind: 'grant', originId: grantId, status: 'good', createdAt: at } as const
  const entitlement = withSource(before, source)
  return E.right(
    changed(entitlement, { _tag: 'WorkflowGranted', subject: entitlement.id, facts: { userId, workflowId, grantId } }),
  )
}
