import type { VersionStatus } from '../../../domain/catalogue/workflow-version.ts'
import type { Requirements, VersionView } from '../../../domain/catalogue/workflow-views.ts'
import { timeOrNull } from '../kernel/sql.ts'

/** The columns of `workflow_versions v` that everyone sees; the length of the bytes is read without them. */
export const versionColumns = `v.id, v.version, v.status, v.changelog, v.released_at, v.created_at, v.sold_sha256,
  octet_length(v.sold) as size, v.requirements -> 'minimumVersion' as minimum_version`

export type SelectedVersionView = Readonly<{
  id: string
  version: string
  status: VersionStatus
  changelog: string
  released_at: string | null
  created_at: string
  sold_sha256: string
  size: number
  minimum_version: Requirements['minimumVersion']
}>

export const toVersionView = (row: SelectedVersionView): VersionView => ({
  version: row.version,
  status: row.status,
  changelog: row.changelog,
  releasedAt: timeOrNull(row.released_at),
  sha256: row.sold_sha256,
  size: row.size,
  minimumVersion: row.minimum_version,
})
