import { Client, type Pool } from 'pg'
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

const pendingIn = async (client: Pick<Pool, 'query'> | Client): Promise<ReadonlyArray<string>> => {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migrations') is not null as there`)
  const applied =
    rows[0]?.there === true ? (await client.query<{ name: string }>('select name from migrations')).rows : []
  const names = new Set(applied.map(({ name }) => name))
  return migrationFiles()
    .map((file) => file.replace(/\.sql$/, ''))
    .filter((name) => !names.has(name))
}

/** Migrations that a database lacks, looked up before anything else is opened on it; rejects when it cannot be reached. */
export const pendingMigrations = async (url: string): Promise<ReadonlyArray<string>> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'vexa' })
  await client.connect()
  try {
    return await pendingIn(client)
  } finally {
    await client.end()
  }
}

/** Whether a database has nothing of a shop yet. */
export const isUntouched = async (url: string): Promise<boolean> =>
  (await pendingMigrations(url)).length === migrationFiles().length

/** Looks at the database; rejects when it cannot be reached. */
export const databaseFacts = async ({ pool }: Database): Promise<DatabaseFacts> => {
  const { rows } = await pool.query<Pick<DatabaseFacts, 'version' | 'encoding' | 'now'>>(facts)
  const [found] = rows
  if (found === undefined) throw new Error('the database told nothing of itself')
  const { rows: notices } = await pool.query<{ at: Date | null }>(
    'select max(last_received_at) as at from webhook_events',
  )
  return {
    version: found.version,
    encoding: found.encoding,
    now: new Date(found.now),
    pendingMigrations: await pendingIn(pool),
    lastNoticeAt: notices[0]?.at ? new Date(notices[0].at) : null,
  }
}
