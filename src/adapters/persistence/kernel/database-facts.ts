import type { Database } from './database.ts'
import { migrationFiles } from './migrate.ts'

/** What a person asks of a database: whether it is fit, and up to date. Times are the database's. */
export type DatabaseFacts = Readonly<{
  version: string
  encoding: string
  now: Date
  pendingMigrations: ReadonlyArray<string>
  lastNoticeAt: Date | null
}>

const facts = `
  select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
         clock_timestamp() as now`

/** Looks at the database; rejects when it cannot be reached. */
export const databaseFacts = async ({ pool }: Database): Promise<DatabaseFacts> => {
  const { rows } = await pool.query<Pick<DatabaseFacts, 'version' | 'encoding' | 'now'>>(facts)
  const [found] = rows
  if (found === undefined) throw new Error('the database told nothing of itself')
  const applied = new Set(
    (await pool.query<{ name: string }>('select name from migrations')).rows.map(({ name }) => name),
  )
  const { rows: notices } = await pool.query<{ at: Date | null }>(
    'select max(last_received_at) as at from webhook_events',
  )
  return {
    version: found.version,
    encoding: found.encoding,
    now: new Date(found.now),
    pendingMigrations: migrationFiles()
      .map((file) => file.replace(/\.sql$/, ''))
      .filter((name) => !applied.has(name)),
    lastNoticeAt: notices[0]?.at ? new Date(notices[0].at) : null,
  }
}
