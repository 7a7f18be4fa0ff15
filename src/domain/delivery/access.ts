import type { WorkflowStatus } from '../catalogue/workflow.ts'
import { E, O, pipe } from '../kernel/fp.ts'
import { chosenVersion } from './chosen-version.ts'
import { type Deliverable, type DeliverableVersion, isOnOffer } from './deliverable.ts'
import { type Entitlement, type EntitlementStatus, statusOf } from './entitlement.ts'
import {
  type EntitlementInactive,
  entitlementInactive,
  type ItemNotFound,
  itemNotFound,
  type NotOwned,
  notOwned,
  type VersionNotFound,
} from './failures.ts'

/** How a right stands while its item does: what was removed from the shop is active for nobody. */
export const standingOf = (entitlement: Pick<Entitlement, 'sources'>, item: WorkflowStatus): EntitlementStatus => {
  const status = statusOf(entitlement)
  return status === 'active' && item === 'removed' ? 'suspended' : status
}

export type Download = Readonly<{ item: Deliverable; entitlement: Entitlement; version: DeliverableVersion }>

export type DownloadRefused = ItemNotFound | NotOwned | EntitlementInactive | VersionNotFound

const ofOwner = (
  item: Deliverable,
  entitlement: Entitlement,
  wanted: string | null,
): E.Either<DownloadRefused, Download> =>
  standingOf(entitlement, item.status) === 'active'
    ? pipe(
        chosenVersion(item.versions, wanted),
        E.map((version) => ({ item, entitlement, version })),
      )
    : E.left(entitlementInactive({}))

/**
 * Whether a buyer may download a version (`wanted` null: the newest). Owners keep what is archived or was made for
 * them alone; to everyone else an item that is not on offer does not exist.
 */
export const download = (
  item: Deliverable,
  held: O.Option<Entitlement>,
  wanted: string | null,
): E.Either<DownloadRefused, Download> => {
  if (O.isSome(held) && held.value.sources.length > 0) return ofOwner(item, held.value, wanted)
  return E.left(isOnOffer(item) ? notOwned({}) : itemNotFound({}))
}
