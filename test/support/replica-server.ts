import { randomUUID } from 'node:crypto'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { answers, connected } from '../../sandbox/postgres/connect.ts'
import { freePort } from '../../sandbox/postgres/free-port.ts'
import { findPlace, type Place } from '../../sandbox/postgres/place.ts'
import { stopServer } from '../../sandbox/postgres/postmaster.ts'
import { launch, waitUntil } from '../../sandbox/postgres/server.ts'
import { type RunningPostgres, startPostgres } from '../../sandbox/postgres/start-postgres.ts'
import { createDatabase } from './databases.ts'
import { guard } from './guard.ts'
import { migrateShop } from './shop.ts'

/** A server that follows another by streaming its log. */
export type ReplicaServer = Readonly<{
  /** The same database there, as the same role. */
  urlOf: (primaryUrl: string) => string
  /** As the superuser of the replica. */
  sql: <Row extends object>(text: string) => Promise<ReadonlyArray<Row>>
  /** Commits are applied so much later from here on; 0 is at once. */
  lag: (seconds: number) => Promise<void>
  stop: () => Promise<void>
  start: () => Promise<void>
  /** Takes it as it is, and stops following. */
  promote: () => Promise<void>
}>

/** A primary, and as many replicas as are asked for. */
export type Replicated = Readonly<{
  primary: RunningPostgres
  replicas: ReadonlyArray<ReplicaServer>
  close: () => Promise<void>
}>

const quick = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }
const patienceMs = 30_000

const foldersOf = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), name))
  await chmod(folder, 0o711)
  return folder
}

/** What no copy may have: who runs on it, and what a server holds open. */
const isOwn = /\/(postmaster\.(pid|opts)|pg_replslot|pg_stat_tmp)$/

/** As pg_basebackup does it, which does not come with the binaries. Files keep their owner. */
const backUp = async (primary: RunningPostgres, target: string, { account }: Place): Promise<void> => {
  const client = new Client({ connectionString: primary.adminUrl })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('a replica', true)`)
    await mkdir(target, { mode: 0o700 })
    await cp(primary.directory, target, { recursive: true, force: true, filter: (path) => !isOwn.test(path) })
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select * from pg_backup_stop(false)',
    )
    await writeFile(join(target, 'backup_label'), rows[0]?.labelfile ?? '')
    for (const folder of ['pg_replslot', 'pg_stat_tmp']) await mkdir(join(target, folder), { recursive: true })
    const { hostname, port, username, password } = new URL(primary.adminUrl)
    const follows = `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`
    await writeFile(
      join(target, 'postgresql.auto.conf'),
      `primary_conninfo = '${follows}'\nwal_retrieve_retry_interval = '200ms'\n`,
    )
    await writeFile(join(target, 'standby.signal'), '')
  } finally {
    await client.end()
  }
  if (account !== undefined) await owned(target, account)
}

const owned = async (folder: string, { uid, gid }: Readonly<{ uid: number; gid: number }>): Promise<void> => {
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await owned(path, { uid, gid })
    else await chown(path, uid, gid)
  }
}

const startReplica = async (primary: RunningPostgres, cleanups: Array<() => Promise<void>>): Promise<ReplicaServer> => {
  const folder = await foldersOf('vexa-replica-')
  const place = await findPlace(folder, `replica-${randomUUID()}`)
  await mkdir(dirname(place.database), { recursive: true })
  await backUp(primary, place.database, place)
  const port = await freePort()
  const adminUrl = withPort(primary.adminUrl, port)
  const folders = [folder, ...(place.database.startsWith(folder) ? [] : [dirname(place.database)])]
  let running: { pid: number; release: () => void } | null = null

  const stop = async (): Promise<void> => {
    if (running === null) return
    const { pid, release } = running
    running = null
    release()
    await stopServer(pid)
  }
  const start = async (): Promise<void> => {
    const server = launch(place, port, { ...quick, hot_standby: 'on' }, join(folder, 'replica.log'))
    if (!(await waitUntil(() => answers(adminUrl), server.hasEnded, patienceMs)))
      throw new Error(`the replica does not start: ${server.said()}`)
    running = { pid: server.pid, release: guard({ ...primary, pid: server.pid }, []) }
  }
  const sql = <Row extends object>(text: string) =>
    connected(adminUrl, async (client) => (await client.query<Row>(text)).rows)
  cleanups.push(async () => {
    await stop()
    for (const path of folders) await rm(path, { recursive: true, force: true })
  })
  await start()
  return {
    urlOf: (primaryUrl) => withPort(primaryUrl, port),
    sql,
    lag: async (seconds) => {
      await sql(`alter system set recovery_min_apply_delay = '${seconds}s'`)
      await sql('select pg_reload_conf()')
    },
    stop,
    start,
    promote: async () => {
      await sql('select pg_promote(true, 20)')
    },
  }
}

const withPort = (address: string, port: number): string => {
  const url = new URL(address)
  url.port = String(port)
  return url.href
}

/** A shop's empty database on a primary of its own, and the settings of a shop there whose reads replicas may answer. */
export const replicatedShop = async (count: number) => {
  const servers = await startReplicated(count)
  const { url } = await createDatabase({ adminUrl: servers.primary.adminUrl, run: 'replicated' }, migrateShop)
  const settings = {
    DATABASE_URL: url,
    DATABASE_REPLICA_URLS: servers.replicas.map(({ urlOf }) => urlOf(url)).join(','),
  }
  return { ...servers, settings }
}

/** Starts a primary of its own, and replicas of it. */
const startReplicated = async (count: number): Promise<Replicated> => {
  const folder = await foldersOf('vexa-primary-')
  const primary = await startPostgres({
    dataDir: folder,
    settings: { ...quick, wal_level: 'replica', wal_keep_size: '256MB' },
  })
  const folders = [folder, ...(primary.directory.startsWith(folder) ? [] : [dirname(primary.directory)])]
  const release = guard(primary, folders)
  const cleanups: Array<() => Promise<void>> = [
    async () => {
      release()
      await primary.stop()
      for (const path of folders) await rm(path, { recursive: true, force: true })
    },
  ]
  const close = async (): Promise<void> => {
    for (const cleanup of cleanups.reverse()) await cleanup()
  }
  try {
    const replicas: Array<ReplicaServer> = []
    while (replicas.length < count) replicas.push(await startReplica(primary, cleanups))
    return { primary, replicas, close }
  } catch (error) {
    await close()
    throw error
  }
}
