import { readdirSync, readFileSync } from 'node:fs'
import { Migration, Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'

const folder = new URL('../migrations/', import.meta.url)

/** Any constant will do, as long as every instance uses the same. */
const lockKey = 8_675_309

const migrationOf = (file: string) => ({
  name: file.replace(/\.sql$/, ''),
  class: class extends Migration {
    override up(): void {
      this.addSql(readFileSync(new URL(file, folder), 'utf8'))
    }
  },
})

/** The SQL files of the migrations folder, in the order of their names. */
export const migrationFiles = (): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()

const applyPending = async (url: string): Promise<ReadonlyArray<string>> => {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    debug: false,
    logger: () => undefined,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrationFiles().map(migrationOf),
      snapshot: false,
      transactional: true,
      // One by one: what the first has locked is not kept from the release before until the last is done.
      allOrNothing: false,
      tableName: 'migrations',
    },
  })
  try {
    return (await orm.migrator.up()).map(({ name }) => name)
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
 * together wait for one another at an advisory lock, so each migration runs once. `more` runs under the same lock.
 */
export const migrate = async (
  url: string,
  more: () => Promise<void> = async () => undefined,
): Promise<ReadonlyArray<string>> => {
  const client = new Client({ connectionString: url, application_name: 'vexa migrate' })
  await client.connect()
  try {
    await requireUtf8(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const applied = await applyPending(url)
    await more()
    return applied
  } finally {
    await client.end()
  }
}
