import { readdirSync, readFileSync } from 'node:fs'
import { Migration, Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { migratesAs, type Patience, patiently, usualPatience } from './migration-patience.ts'

const folder = new URL('../migrations/', import.meta.url)

/** Any constant will do, as long as every instance uses the same. */
const lockKey = 8_675_309

const migrationOf = (lockMs: number) => (file: string) => ({
  name: file.replace(/\.sql$/, ''),
  class: class extends Migration {
    override up(): void {
      this.addSql(`set local lock_timeout = ${lockMs}`)
      this.addSql(readFileSync(new URL(file, folder), 'utf8'))
    }
  },
})

/** The SQL files of the migrations folder, in the order of their names. */
export const migrationFiles = (): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()

const applyPending = async (
  url: string,
  lockMs: number,
  untilDone: (act: () => Promise<unknown>) => Promise<unknown>,
): Promise<ReadonlyArray<string>> => {
  const orm = await MikroORM.init({
    clientUrl: url,
    driverOptions: { connectionString: url, application_name: migratesAs },
    entities: [],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    debug: false,
    logger: () => undefined,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrationFiles().map(migrationOf(lockMs)),
      snapshot: false,
      transactional: true,
      // One by one: what the first has locked is not kept from the release before until the last is done.
      allOrNothing: false,
      tableName: 'migrations',
    },
  })
  try {
    const pending = await orm.migrator.getPending()
    await untilDone(() => orm.migrator.up())
    return pending.map(({ name }) => name)
  } finally {
    await orm.close(true)
  }
}

const requireUtf8 = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ encoding: string }>('select current_setting($1) as encoding', [
    'server_encoding',
  ])
  if (rows[0]?.encoding !== 'UTF8') throw new Error(`the database must be UTF8, it is ${rows[0]?.encoding}`)
}

/**
 * Brings the schema up to date with the owner's role; answers the names of what was applied. Instances that start
 * together wait for one another at an advisory lock, so each migration runs once. `more` runs under the same lock, and anew
 * where it gets no lock of a table.
 */
export const migrate = async (
  url: string,
  more: () => Promise<void> = async () => undefined,
  patience: Patience = usualPatience,
): Promise<ReadonlyArray<string>> => {
  const client = new Client({ connectionString: url, application_name: 'vexa migrate' })
  const untilDone = <A>(act: () => Promise<A>) => patiently(client, patience, act)
  await client.connect()
  try {
    await requireUtf8(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const applied = await applyPending(url, patience.lockMs, untilDone)
    await untilDone(more)
    return applied
  } finally {
    await client.end()
  }
}
