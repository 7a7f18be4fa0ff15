import type { Entitlement } from './entitlement.ts'

/** Whose right to what, from when on; the id is of the right where there is none yet. */
export type Beginning = Readonly<{ entitlementId: string; userId: string; workflowId: string; at: Date }>

/** A right before it has a source. */
export const begun = ({ entitlementId, userId, workflowId, at }: Beginning): Entitlement => ({
  id: entitlementId,
  userId,
  workflowId,
  grantedAt: at,
  sources: [],
})
