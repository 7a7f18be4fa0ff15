import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { KnownSources } from '../../../ports/catalogue/known-sources.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

const has = statement('known_source', 'select from workflow_versions where source_sha256 = $1 limit 1')

export const postgresKnownSources = (db: Database): KnownSources => ({
  has: (sourceSha256) =>
    pipe(
      read(db)(has, [sourceSha256]),
      TE.map((rows) => rows.length > 0),
    ),
})
