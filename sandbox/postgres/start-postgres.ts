import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isAlive } from './alive.ts'
import { addressOf, answers } from './connect.ts'
import { ensureDatabase } from './database.ts'
import { freePort, isFree } from './free-port.ts'
import { initialise } from './initialise.ts'
import { findPlace, type Place } from './place.ts'
import { type Postmaster, runningOn, stopServer } from './postmaster.ts'
import { readRecord, type ServerRecord, writeRecord } from './record.ts'
import { launch, type Settings, waitUntil } from './server.ts'

export type PostgresOptions = Readonly<{
  /** The data folder; what belongs to PostgreSQL is kept in `postgres` under it. */
  dataDir: string
  /** A port of 127.0.0.1. Without one a free port is chosen, and kept as long as it stays free. */
  port?: number
  /** Server settings, over the defaults. */
  settings?: Settings
  /** Hears what a person might want to know: that a server was taken over, or a database made. */
  log?: (line: string) => void
}>

export type RunningPostgres = Readonly<{
  /** The database `vexa`, as the role that owns it. */
  url: string
  /** The database `postgres`, as the superuser. */
  adminUrl: string
  port: number
  pid: number
  /** Where the database's files are. */
  directory: string
  isRunning: () => boolean
  /** Fast shutdown; ends when the server has. */
  stop: () => Promise<void>
}>

const patienceMs = 60_000

const adminAt = (port: number, { passwords }: ServerRecord): string =>
  addressOf({ port, user: 'postgres', password: passwords.postgres, database: 'postgres' })

/** The server that a killed parent left running: taken over when it answers where it should, else stopped. */
const takeOver = async (
  { database }: Place,
  record: ServerRecord,
  { port, log }: PostgresOptions,
): Promise<Postmaster | undefined> => {
  const left = await runningOn(database)
  if (left === undefined) return undefined
  const asWanted = port === undefined || port === left.port
  const gone = (): boolean => !isAlive(left.pid)
  if (asWanted && (await waitUntil(() => answers(adminAt(left.port, record)), gone, patienceMs))) {
    log?.(`took over the PostgreSQL that was still running (process ${left.pid})`)
    return left
  }
  await stopServer(left.pid)
  return undefined
}

const choosePort = async (record: ServerRecord, wanted: number | undefined): Promise<number> => {
  if (wanted === undefined) return record.port !== undefined && (await isFree(record.port)) ? record.port : freePort()
  if (await isFree(wanted)) return wanted
  throw new Error(`the port ${wanted} that PostgreSQL was given is taken`)
}

/** Reasons to try once more: another program took the port first, or a killed server's children are still ending. */
const passing = /could not bind|Address already in use|pre-existing shared memory block/

const startNew = async (
  place: Place,
  record: ServerRecord,
  options: PostgresOptions,
  logFile: string,
  triesLeft = 10,
): Promise<Postmaster> => {
  const port = await choosePort(record, options.port)
  const server = launch(place, port, options.settings ?? {}, logFile)
  if (await waitUntil(() => answers(adminAt(port, record)), server.hasEnded, patienceMs))
    return { pid: server.pid, port }
  const said = server.said()
  if (!server.hasEnded()) await stopServer(server.pid)
  if (triesLeft === 0 || !passing.test(said)) throw new Error(`PostgreSQL does not start: ${said}`)
  await new Promise((again) => setTimeout(again, 300))
  return startNew(place, record, options, logFile, triesLeft - 1)
}

/**
 * Starts a real PostgreSQL 18 on 127.0.0.1 from the binaries that npm installed, or takes over the one that still
 * runs on this data folder; makes the database `vexa` when it is missing. Rejects, in words meant for a person,
 * when PostgreSQL cannot run here.
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const folder = join(resolve(options.dataDir), 'postgres')
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
  const record = await readRecord(folder)
  const place = await findPlace(folder, record.id)
  if (await initialise(place, record.passwords.postgres)) options.log?.(`made a new database in ${place.database}`)
  const logFile = join(folder, 'server.log')
  const { pid, port } = (await takeOver(place, record, options)) ?? (await startNew(place, record, options, logFile))
  if (port !== record.port) await writeRecord(folder, { ...record, port })
  const adminUrl = adminAt(port, record)
  await ensureDatabase(adminUrl, record.passwords.vexa)
  return {
    url: addressOf({ port, user: 'vexa', password: record.passwords.vexa, database: 'vexa' }),
    adminUrl,
    port,
    pid,
    directory: place.database,
    isRunning: () => isAlive(pid),
    stop: () => stopServer(pid),
  }
}
