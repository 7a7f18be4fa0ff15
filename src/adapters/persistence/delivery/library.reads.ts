import type { WorkflowStatus } from '../../../domain/catalogue/workflow.ts'
import type { Source, SourceKind, SourceStatus } from '../../../domain/delivery/entitlement.ts'
import { type LibraryItem, libraryItem } from '../../../domain/delivery/library-item.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Library } from '../../../ports/delivery/library.ts'
import { cardColumns, type SelectedCard, toCard } from '../catalogue/card.row.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'

type SelectedSource = Readonly<{
  id: string
  kind: SourceKind
  originId: string
  status: SourceStatus
  createdAt: string
}>

type Selected = SelectedCard &
  Readonly<{
    entitlement_id: string
    user_id: string
    granted_at: string
    sources: ReadonlyArray<SelectedSource>
    released: ReadonlyArray<string>
    downloaded: string | null
    item_status: WorkflowStatus
  }>

const ofBuyer = statement(
  'library_of_buyer',
  `select e.id as entitlement_id, e.user_id, e.granted_at, w.status as item_status,
          ${cardColumns},
          s.sources,
          array(select v.version from workflow_versions v
                 where v.workflow_id = w.id and v.status = 'released') as released,
          (select v.version from downloads d join workflow_versions v on v.id = d.version_id
            where d.entitlement_id = e.id order by d.at desc, d.id desc limit 1) as downloaded
     from entitlements e join workflows w on w.id = e.workflow_id
    cross join lateral (
      select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'originId', s.origin_id, 'status', s.status,
                                        'createdAt', s.created_at)) as sources
        from entitlement_sources s where s.entitlement_id = e.id) s
    where e.user_id = $4 and s.sources is not null
      and (e.granted_at, e.id) < ($1::timestamptz, $2::uuid)
    order by e.granted_at desc, e.id desc limit $3`,
)

const toSource = (source: SelectedSource): Source => ({ ...source, createdAt: timeOf(source.createdAt) })

const toItem = (row: Selected): LibraryItem =>
  libraryItem({
    card: toCard(row),
    itemStatus: row.item_status,
    entitlement: {
      id: row.entitlement_id,
      userId: row.user_id,
      workflowId: row.id,
      grantedAt: timeOf(row.granted_at),
      sources: row.sources.map(toSource),
    },
    released: row.released,
    downloaded: row.downloaded,
  })

const placed = (item: LibraryItem) => ({ id: item.entitlement.id, createdAt: item.entitlement.grantedAt, item })

export const postgresLibrary = (db: Database): Library => ({
  ofBuyer: (userId, page) =>
    pipe(
      read(db)<Selected>(ofBuyer, [...newestFirst(page), userId]),
      TE.map((rows) => pageOf(rows.map(toItem).map(placed), page)),
      TE.map(({ items, next }) => ({ items: items.map(({ item }) => item), next })),
    ),
})
