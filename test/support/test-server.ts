import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { connected } from '../../sandbox/postgres/connect.ts'
import { type RunningPostgres, startPostgres } from '../../sandbox/postgres/start-postgres.ts'

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

/**
 * Ends the server and removes its folder when this process is killed before it can: the pipe to a waiting shell
 * closes with the process, however that ends.
 */
const guard = (folder: string, { pid, directory }: RunningPostgres): (() => void) => {
  const script = 'cat >/dev/null; kill -QUIT "$1"; sleep 1; rm -rf "$2" "$3"'
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(pid), folder, directory], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  return () => {
    watcher.kill('SIGKILL')
  }
}

const embedded = async (): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-test-'))
  // PostgreSQL runs as another user where the tests run as root, and must pass through.
  await chmod(folder, 0o711)
  const server = await startPostgres({ dataDir: folder, settings: quick })
  const release = guard(folder, server)
  return {
    adminUrl: server.adminUrl,
    run: newRun(),
    stop: async () => {
      release()
      await server.stop()
      const outside = server.directory.startsWith(folder) ? [] : [dirname(server.directory)]
      for (const path of [folder, ...outside]) await rm(path, { recursive: true, force: true })
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
