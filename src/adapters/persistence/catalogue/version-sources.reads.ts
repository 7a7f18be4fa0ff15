import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { VersionSources } from '../../../ports/catalogue/version-sources.ts'
import type { Database } from '../kernel/database.ts'
import { read } from '../kernel/sql.ts'
import { byAddress } from './by-address.ts'

const sources = byAddress(
  'version_sources_seen',
  (column) => `
  select v.version, v.source
    from workflows w join workflow_versions v on v.workflow_id = w.id
   where w.status in ('published', 'unlisted') and v.status in ('released', 'yanked')
     and v.version = any($2) and ${column} = $1`,
)

export const postgresVersionSources = (db: Database): VersionSources => ({
  find: (idOrSlug, versions) =>
    pipe(
      read(db)<Readonly<{ version: string; source: Buffer }>>(sources(idOrSlug), [idOrSlug, versions]),
      TE.map((rows) => rows.map(({ version, source }) => ({ version, source: new TextDecoder().decode(source) }))),
    ),
})
