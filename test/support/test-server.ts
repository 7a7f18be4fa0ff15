import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { connected } from '../../sandbox/postgres/connect.ts'
import { startPostgres } from '../../sandbox/postgres/start-postgres.ts'
import { guard } from './guard.ts'

/** A PostgreSQL for one run of tests. Its databases begin with `run`, so that runs on one server do not meet. */
export type TestServer = Readonly<{
  /** A login that may create databases. */
  adminUrl: string
  run: string
  stop: () => Promise<void>
}>

/** Nothing here outlives the run, so nothing is worth waiting for the disk. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

const newRun = (): string => `test_${randomBytes(4).toString('hex')}`

const embedded = async (): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-test-'))
  // PostgreSQL runs as another user where the tests run as root, and must pass through.
  await chmod(folder, 0o711)
  const server = await startPostgres({ dataDir: folder, settings: quick })
  // Where root's temporary folder is closed, the database is elsewhere.
  const folders = [folder, ...(server.directory.startsWith(folder) ? [] : [dirname(server.directory)])]
  const release = guard(server, folders)
  return {
    adminUrl: server.adminUrl,
    run: newRun(),
    stop: async () => {
      release()
      await server.stop()
      for (const path of folders) await rm(path, { recursive: true, force: true })
    },
  }
}

const dropAll = (adminUrl: string, run: string): Promise<void> =>
  connected(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)`,
      [`${run}_`],
    )
    for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`)
  })

/** A server that is already there, which is left as it was found. */
const existing = (adminUrl: string): TestServer => {
  const run = newRun()
  return { adminUrl, run, stop: () => dropAll(adminUrl, run) }
}

/** The server at TEST_DATABASE_URL (a login that may create databases), or an embedded one of its own. */
export const startTestServer = async (): Promise<TestServer> => {
  const given = process.env.TEST_DATABASE_URL
  return given === undefined || given === '' ? embedded() : existing(given)
}
