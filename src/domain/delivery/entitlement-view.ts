import type { WorkflowStatus } from '../catalogue/workflow.ts'
import { standingOf } from './access.ts'
import { type Entitlement, type EntitlementStatus, leadingSource, type SourceKind } from './entitlement.ts'

/** A right as its buyer sees it. */
export type EntitlementView = Readonly<{
  id: string
  workflowId: string
  status: EntitlementStatus
  source: SourceKind
  grantedAt: Date
}>

/** Shows a right while its item stands as `item` says. A right without a source was never given. */
export const entitlementView = (entitlement: Entitlement, item: WorkflowStatus): EntitlementView => {
  const source = leadingSource(entitlement)
  if (source === null) throw new Error(`entitlement ${entitlement.id} has no source`)
  const { id, workflowId, grantedAt } = entitlement
  return { id, workflowId, grantedAt, status: standingOf(entitlement, item), source: source.kind }
}
