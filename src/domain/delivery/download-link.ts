import type { WorkflowStatus } from '../catalogue/workflow.ts'
import { E, O } from '../kernel/fp.ts'
import { standingOf } from './access.ts'
import type { Deliverable } from './deliverable.ts'
import type { Entitlement } from './entitlement.ts'
import { type EntitlementInactive, entitlementInactive, type LinkExpired, linkExpired } from './failures.ts'

/** The token of a download link: 256 random bits in base64url. */
export const linkTokenBytes = 32

/**
 * An address that fetches one version for whoever has it: bound to the right that it was made with. `isOver`: its time
 * has run out, by the database's time.
 */
export type DownloadLink = Readonly<{
  id: string
  entitlementId: string
  versionId: string
  userId: string
  workflowId: string
  usesLeft: number
  isOver: boolean
}>

/** A link before the database has dated it. */
export type NewDownloadLink = Readonly<{
  id: string
  tokenHash: string
  entitlementId: string
  versionId: string
  uses: number
  lifetimeMs: number
}>

/** What stands behind a link now; the right is looked up at each use. */
export type Behind = Readonly<{ item: Pick<Deliverable, 'status'>; held: O.Option<Entitlement> }>

const isActive = ({ entitlementId }: DownloadLink, held: O.Option<Entitlement>, item: WorkflowStatus): boolean =>
  O.isSome(held) && held.value.id === entitlementId && standingOf(held.value, item) === 'active'

/** Whether a link still fetches anything: it dies of its time, of its uses, and with the right behind it. */
export const usable = (
  link: DownloadLink,
  { item, held }: Behind,
): E.Either<LinkExpired | EntitlementInactive, DownloadLink> => {
  if (link.isOver || link.usesLeft === 0) return E.left(linkExpired({}))
  return isActive(link, held, item.status) ? E.right(link) : E.left(entitlementInactive({}))
}
