import { changed, type Decision, unchanged } from '../kernel/decision.ts'
import { E, O } from '../kernel/fp.ts'
import { isFree } from '../kernel/money.ts'
import { begun } from './begun.ts'
import { type Deliverable, isOnOffer } from './deliverable.ts'
import { type Entitlement, isOwned, withSource } from './entitlement.ts'
import {
  type EntitlementInactive,
  entitlementInactive,
  type ItemNotFound,
  itemNotFound,
  type NotFree,
  notFree,
} from './failures.ts'

export type WorkflowClaimed = Readonly<{
  _tag: 'WorkflowClaimed'
  subject: string
  facts: Readonly<{ userId: string; workflowId: string }>
}>

/** Who claims and when; the ids are used where something new is made. */
export type Claimant = Readonly<{ userId: string; entitlementId: string; sourceId: string; at: Date }>

export type ClaimRefused = ItemNotFound | NotFree | EntitlementInactive

const withClaim = (entitlement: Entitlement, { sourceId, at }: Claimant): Entitlement =>
  withSource(entitlement, {
    id: sourceId,
    kind: 'free_claim',
    originId: entitlement.id,
    status: 'good',
    createdAt: at,
  })

/**
 * Claims a free item. Who owns it already, bought or claimed, keeps what they have; who lost what they paid for may
 * claim it once it is free. A claim that was taken back is not made good by claiming again.
 */
export const claim = (
  item: Deliverable,
  held: O.Option<Entitlement>,
  claimant: Claimant,
): E.Either<ClaimRefused, Decision<Entitlement, WorkflowClaimed>> => {
  if (O.isSome(held) && isOwned(held.value)) return E.right(unchanged(held.value))
  if (!isOnOffer(item)) return E.left(itemNotFound({}))
  if (!isFree(item.price)) return E.left(notFree({}))
  const { userId } = claimant
  const { workflowId } = item
  const entitlement = withClaim(O.isSome(held) ? held.value : begun({ ...claimant, workflowId }), claimant)
  if (!isOwned(entitlement)) return E.left(entitlementInactive({}))
  return E.right(
    changed(entitlement, { _tag: 'WorkflowClaimed', subject: entitlement.id, facts: { userId, workflowId } }),
  )
}
