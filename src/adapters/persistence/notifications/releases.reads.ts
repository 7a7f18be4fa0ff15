import type { WorkflowStatus } from '../../../domain/catalogue/workflow.ts'
import type { VersionStatus } from '../../../domain/catalogue/workflow-version.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Release } from '../../../domain/notifications/release.ts'
import type { Releases } from '../../../ports/notifications/releases.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

type Selected = Readonly<{
  id: string
  version: string
  status: VersionStatus
  changelog: string
  released_at: string
  workflow_id: string
  slug: string
  title: string
  workflow_status: WorkflowStatus
  siblings: ReadonlyArray<Readonly<{ version: string; status: VersionStatus; releasedAt: string | null }>>
}>

const found = statement(
  'release',
  `select v.id, v.version, v.status, v.changelog, v.released_at, w.id as workflow_id, w.slug, w.title,
          w.status as workflow_status,
          (select json_agg(json_build_object('version', s.version, 'status', s.status, 'releasedAt', s.released_at))
             from workflow_versions s where s.workflow_id = w.id) as siblings
     from workflow_versions v join workflows w on w.id = v.workflow_id
    where v.id = $1 and v.released_at is not null`,
)

const owner = statement(
  'is_owner',
  `select from entitlements e join workflows w on w.id = e.workflow_id
    where e.user_id = $1 and e.workflow_id = $2 and e.status = 'active' and w.status <> 'removed'`,
)

const toRelease = (row: Selected): Release => ({
  versionId: row.id,
  version: row.version,
  status: row.status,
  changelog: row.changelog,
  releasedAt: timeOf(row.released_at),
  workflow: { id: row.workflow_id, slug: row.slug, title: row.title, status: row.workflow_status },
  siblings: row.siblings.map(({ releasedAt, ...same }) => ({ ...same, releasedAt: timeOrNull(releasedAt) })),
})

export const postgresReleases = (db: Database): Releases => ({
  find: (versionId) =>
    pipe(
      read(db)<Selected>(found, [versionId]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toRelease))),
    ),
  isOwner: (userId, workflowId) =>
    pipe(
      read(db)(owner, [userId, workflowId]),
      TE.map((rows) => rows.length === 1),
    ),
})
