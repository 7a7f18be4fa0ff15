import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { KnownSources } from '../../../ports/catalogue/known-sources.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

type Selected = Readonly<{ workflow_id: string }>

const workflowOf = statement(
  'workflow_of_source',
  'select workflow_id from workflow_versions where source_sha256 = $1 order by created_at, id limit 1',
)

export const postgresKnownSources = (db: Database): KnownSources => ({
  workflowOf: (sourceSha256) =>
    pipe(
      read(db)<Selected>(workflowOf, [sourceSha256]),
      TE.map(([row]) => O.fromNullable(row?.workflow_id)),
    ),
})
