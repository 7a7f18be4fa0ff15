import semver from 'semver'
import type { Card } from '../catalogue/card.ts'
import type { WorkflowStatus } from '../catalogue/workflow.ts'
import { newestOf } from './chosen-version.ts'
import type { Entitlement, EntitlementStatus } from './entitlement.ts'
import { type EntitlementView, entitlementView } from './entitlement-view.ts'

/**
 * One item of a buyer's library. `newestVersion` is null while none is released, `downloadedVersion` is the last one
 * that was fetched, null before the first download.
 */
export type LibraryItem = Readonly<{
  workflow: Card
  entitlement: Omit<EntitlementView, 'workflowId'>
  newestVersion: string | null
  downloadedVersion: string | null
  updateAvailable: boolean
}>

/** What a library item is made from; `released` are the numbers of the versions that are released. */
export type LibraryFacts = Readonly<{
  card: Card
  itemStatus: WorkflowStatus
  entitlement: Entitlement
  released: ReadonlyArray<string>
  downloaded: string | null
}>

/**
 * An update is something newer than what was fetched, or, when that was yanked, the newest of what is left. Before the
 * first download there is nothing to update, nor for whoever may not download.
 */
const isUpdate = (newest: string | null, { released, downloaded }: LibraryFacts, status: EntitlementStatus): boolean =>
  status === 'active' &&
  newest !== null &&
  downloaded !== null &&
  (semver.gt(newest, downloaded) || !released.includes(downloaded))

export const libraryItem = (facts: LibraryFacts): LibraryItem => {
  const { id, status, source, grantedAt } = entitlementView(facts.entitlement, facts.itemStatus)
  const newest = newestOf(facts.released)
  return {
    workflow: facts.card,
    entitlement: { id, status, source, grantedAt },
    newestVersion: newest,
    downloadedVersion: facts.downloaded,
    updateAvailable: isUpdate(newest, facts, status),
  }
}
