import type { Licence } from '../../../domain/catalogue/workflow.ts'
import type { Report, Requirements, WorkflowDetail } from '../../../domain/catalogue/workflow-views.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { WorkflowReads } from '../../../ports/catalogue/workflow-reads.ts'
import type { Reading } from '../kernel/database.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'
import { byAddress } from './by-address.ts'
import { cardColumns, type SelectedCard, toCard } from './card.row.ts'
import { facetsIn } from './facets.reads.ts'
import { listedIn } from './listed.ts'
import { queryIn, soughtIn } from './sought.reads.ts'
import { type SelectedVersionView, toVersionView, versionColumns } from './version.reads.ts'

type SelectedDetail = SelectedCard &
  Readonly<{
    description: string
    licence: Licence
    updated_at: string
    revision: number
    version: string
    requirements: Requirements
    report: Report
    owned: boolean | null
  }>

const seen = `from workflows w join workflow_versions v on v.id = w.offered_version_id
    where w.status in ('published', 'unlisted') and`

const detail = byAddress(
  'workflow_detail',
  (column) => `
  select ${cardColumns}, w.description, w.licence, w.updated_at, w.revision, v.version, v.requirements, v.report,
         case when $2::uuid is not null then exists (
           select from entitlements e
            where e.workflow_id = w.id and e.user_id = $2 and e.status in ('active', 'suspended')) end as owned
    ${seen} ${column} = $1`,
)
const report = byAddress('workflow_report', (column) => `select v.report ${seen} ${column} = $1`)
const sold = byAddress('workflow_sold', (column) => `select v.sold, v.sold_sha256 ${seen} ${column} = $1`)
const soldSha256 = byAddress('workflow_sold_sha256', (column) => `select v.sold_sha256 ${seen} ${column} = $1`)
const address = byAddress(
  'workflow_address',
  (column) => `select w.id from workflows w where w.status in ('published', 'unlisted') and ${column} = $1`,
)
const versions = statement(
  'workflow_versions_seen',
  `select ${versionColumns} from workflow_versions v
    where v.workflow_id = $4 and v.status in ('released', 'yanked')
      and (v.released_at, v.id) < ($1::timestamptz, $2::uuid)
    order by v.released_at desc, v.id desc limit $3`,
)

const toDetail = (row: SelectedDetail): WorkflowDetail => ({
  ...toCard(row),
  description: row.description,
  licence: row.licence,
  version: row.version,
  requirements: row.requirements,
  report: row.report,
  updatedAt: timeOf(row.updated_at),
  revision: row.revision,
  ...(row.owned === null ? {} : { owned: row.owned }),
})

const first = <A>(rows: ReadonlyArray<A>): O.Option<A> => O.fromNullable(rows[0])

export const postgresWorkflowReads = (db: Reading): WorkflowReads => ({
  list: (filters, sort, page) =>
    filters.words === null
      ? listedIn(db)(filters, null, sort, page)
      : pipe(
          soughtIn(db)(filters.words),
          TE.flatMap((sought) => listedIn(db)(filters, sought, sort, page)),
        ),
  facets: (filters, currency) =>
    pipe(
      queryIn(db)(filters.words),
      TE.flatMap((query) => facetsIn(db)(filters, query, currency)),
    ),
  detail: (idOrSlug, userId) =>
    pipe(read(db)<SelectedDetail>(detail(idOrSlug), [idOrSlug, userId]), TE.map(first), TE.map(O.map(toDetail))),
  report: (idOrSlug) =>
    pipe(
      read(db)<Readonly<{ report: Report }>>(report(idOrSlug), [idOrSlug]),
      TE.map((rows) =>
        pipe(
          first(rows),
          O.map((row) => row.report),
        ),
      ),
    ),
  versions: (idOrSlug, page) =>
    pipe(
      read(db)<Readonly<{ id: string }>>(address(idOrSlug), [idOrSlug]),
      TE.flatMap((rows) => {
        const id = rows[0]?.id
        return id === undefined
          ? TE.right(O.none)
          : pipe(
              read(db)<SelectedVersionView>(versions, [...newestFirst(page), id]),
              TE.map((found) => O.some(pageOfVersions(found, page.limit))),
            )
      }),
    ),
  sold: (idOrSlug) =>
    pipe(
      read(db)<Readonly<{ sold: Buffer; sold_sha256: string }>>(sold(idOrSlug), [idOrSlug]),
      TE.map(first),
      TE.map(O.map((row) => ({ text: row.sold.toString('utf8'), sha256: row.sold_sha256 }))),
    ),
  soldSha256: (idOrSlug) =>
    pipe(
      read(db)<Readonly<{ sold_sha256: string }>>(soldSha256(idOrSlug), [idOrSlug]),
      TE.map(first),
      TE.map(O.map((row) => row.sold_sha256)),
    ),
})

const pageOfVersions = (found: ReadonlyArray<SelectedVersionView>, limit: number) => {
  const last = found.slice(0, limit).at(-1)
  const next =
    found.length > limit && last?.released_at != null ? [timeOf(last.released_at).toISOString(), last.id] : null
  return { items: found.slice(0, limit).map(toVersionView), next }
}
