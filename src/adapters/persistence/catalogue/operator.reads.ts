import { type Licence, shownVersion, type WorkflowStatus } from '../../../domain/catalogue/workflow.ts'
import type { OperatorCard, OperatorDetail, Report, Requirements } from '../../../domain/catalogue/workflow-views.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { OperatorReads, SourceFile } from '../../../ports/catalogue/operator-reads.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import type { Database } from '../kernel/database.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { rowsFor } from '../kernel/rows-for.ts'
import { type Question, read, statement, timeOf } from '../kernel/sql.ts'
import { cardColumns, type SelectedCard, toCard } from './card.row.ts'
import { foundFirst } from './found-first.ts'
import { queryIn } from './sought.reads.ts'
import { type SelectedVersionView, toVersionView, versionColumns } from './version.reads.ts'

type SelectedOperatorCard = SelectedCard & Readonly<{ status: WorkflowStatus; created_at: string; updated_at: string }>

type SelectedDetail = SelectedOperatorCard &
  Readonly<{
    description: string
    licence: Licence
    rights_held: boolean
    overridden_rules: ReadonlyArray<string>
    revision: number
  }>

type Contents = Readonly<{ requirements: Requirements; report: Report }>

const cards = `${cardColumns}, w.status, w.created_at, w.updated_at`

const order = 'w.created_at desc, w.id desc'

const listStatement = (status: WorkflowStatus | null, query: string | null, page: PageRequest): Question => {
  const list = `${status === null ? '' : 'w.status = $3 and '}(w.created_at, w.id) < ($1::timestamptz, $2::uuid)`
  const [at, id] = newestFirst(page)
  const values = [at, id, ...(status === null ? [] : [status])]
  const rows = rowsFor(page)
  const text =
    query === null
      ? `select ${cards} from workflows w where ${list} order by ${order} limit ${rows}`
      : foundFirst({
          columns: cards,
          list: 'true',
          from: list,
          conditions: [`w.search @@ $${values.length + 1}::tsquery`],
          order,
          keys: ['created_at', ...(status === null ? [] : ['status'])],
          rows,
        })
  return {
    statement: namedByText('workflows_for_operators', text),
    values: [...values, ...(query === null ? [] : [query])],
  }
}

const one = statement(
  'workflow_for_operators',
  `select ${cards}, w.description, w.licence, w.rights_held, w.overridden_rules, w.revision
     from workflows w where w.id = $1`,
)
const versions = statement(
  'versions_for_operators',
  `select ${versionColumns} from workflow_versions v where v.workflow_id = $1 order by v.created_at desc, v.id desc`,
)
const contents = statement('version_contents', 'select requirements, report from workflow_versions where id = $1')
const source = statement(
  'version_source',
  `select v.source as bytes, v.source_sha256 as sha256, w.slug, v.version
     from workflow_versions v join workflows w on w.id = v.workflow_id
    where v.workflow_id = $1 and v.version = $2`,
)

const toOperatorCard = (row: SelectedOperatorCard): OperatorCard => ({
  ...toCard(row),
  status: row.status,
  createdAt: timeOf(row.created_at),
  updatedAt: timeOf(row.updated_at),
})

const shownOf = (found: ReadonlyArray<SelectedVersionView>): SelectedVersionView | null =>
  shownVersion({ versions: found })

const toDetail = (
  row: SelectedDetail,
  found: ReadonlyArray<SelectedVersionView>,
  shown: SelectedVersionView,
  { requirements, report }: Contents,
): OperatorDetail => ({
  ...toOperatorCard(row),
  description: row.description,
  licence: row.licence,
  rightsHeld: row.rights_held,
  overriddenRules: row.overridden_rules,
  version: shown.version,
  requirements,
  report,
  versions: found.map(toVersionView),
  revision: row.revision,
})

export const postgresOperatorReads = (db: Database): OperatorReads => ({
  list: ({ words, status }, page) =>
    pipe(
      queryIn(db)(words),
      TE.map((query) => listStatement(status, query, page)),
      TE.flatMap((asked) => read(db)<SelectedOperatorCard>(asked.statement, asked.values)),
      TE.map((rows) => pageOf(rows.map(toOperatorCard), page)),
    ),
  one: (id) =>
    pipe(
      TE.Do,
      TE.apS('rows', read(db)<SelectedDetail>(one, [id])),
      TE.apS('found', read(db)<SelectedVersionView>(versions, [id])),
      TE.bind('shown', ({ found }) => TE.right(shownOf(found))),
      TE.bind('read', ({ shown }) => read(db)<Contents>(contents, [shown?.id ?? null])),
      TE.map(({ rows: [row], found, shown, read: [said] }) =>
        row === undefined || shown === null || said === undefined ? O.none : O.some(toDetail(row, found, shown, said)),
      ),
    ),
  source: (id, version) =>
    pipe(
      read(db)<SourceFile>(source, [id, version]),
      TE.map((rows) => O.fromNullable(rows[0])),
    ),
})
