import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, DatabaseError } from 'pg'
import { connected } from '../../sandbox/postgres/connect.ts'
import type { TestServer } from './test-server.ts'

/** A database of one test file's own. */
export type TestDatabase = Readonly<{ url: string; name: string; drop: () => Promise<void> }>

/** Brings the empty database at this address to its newest schema, and closes its connections. */
export type Migrate = (url: string) => Promise<void>

const urlOf = (adminUrl: string, name: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

const objectInUse = '55006'

/** Connections to a database end a moment after their clients have closed them; a template must have none. */
const whenUnused = async (work: () => Promise<unknown>, triesLeft = 100): Promise<void> => {
  try {
    await work()
  } catch (failure) {
    if (!(failure instanceof DatabaseError && failure.code === objectInUse) || triesLeft === 0) throw failure
    await sleep(50)
    await whenUnused(work, triesLeft - 1)
  }
}

const lockOf = (template: string): string => createHash('sha256').update(template).digest().readBigInt64BE().toString()

const exists = async (client: Client, name: string): Promise<boolean> =>
  (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1

const build = async (client: Client, adminUrl: string, template: string, migrate: Migrate): Promise<void> => {
  const draft = `${template}_draft`
  await client.query(`drop database if exists "${draft}" with (force)`)
  await client.query(`create database "${draft}" encoding 'UTF8' template template0`)
  await migrate(urlOf(adminUrl, draft))
  await whenUnused(() => client.query(`alter database "${draft}" rename to "${template}"`))
}

/** Makes the template once, however many processes ask: the others wait for the first. */
const ensureTemplate = (adminUrl: string, template: string, migrate: Migrate): Promise<void> =>
  connected(adminUrl, async (client) => {
    if (await exists(client, template)) return
    await client.query('select pg_advisory_lock($1)', [lockOf(template)])
    if (!(await exists(client, template))) await build(client, adminUrl, template, migrate)
  })

/**
 * A new database, copied from a template that `migrate` made once in this run.
 * `schema` names the template; another `migrate` needs another name.
 */
export const createDatabase = async (
  { adminUrl, run }: Pick<TestServer, 'adminUrl' | 'run'>,
  migrate: Migrate,
  schema = 'newest',
): Promise<TestDatabase> => {
  const template = `${run}_${schema}`
  const name = `${run}_${randomBytes(6).toString('hex')}`
  await ensureTemplate(adminUrl, template, migrate)
  await connected(adminUrl, (client) =>
    whenUnused(() => client.query(`create database "${name}" template "${template}"`)),
  )
  return {
    url: urlOf(adminUrl, name),
    name,
    drop: () =>
      connected(adminUrl, async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`)
      }),
  }
}
