import { setTimeout as pause } from 'node:timers/promises'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import type { Log } from '../../../../ports/kernel/log.ts'
import { giveBackLostClients } from '../lost-clients.ts'
import { clusterOf } from './cluster.ts'
import { type Changes, type Facts, isFit, type Need } from './fitness.ts'

const beatMs = 1_000
/** Of the question what a replica has: one that takes longer is not worth asking. */
const patienceMs = 1_000
/** One that lacked something is not asked again before. */
const restMs = 20
/** Nor one on which a read failed, however well it answers when it is looked at: each read would wait for it. */
const restOfFailedMs = 2_000

const question = `select pg_is_in_recovery() as standby, pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as place,
  (select coalesce(json_object_agg(slot, changes), '{}') from catalogue_changes) as changes`

type Selected = Readonly<{ standby: boolean; place: string | null; changes: Changes }>

type Asked = Readonly<{ query: PoolClient['query'] }>

const factsOf = async (asked: Asked): Promise<Facts> => {
  const config = { label: 'replica_position', text: question, query_timeout: patienceMs }
  const { rows } = await asked.query<Selected>(config)
  const [row] = rows
  if (row === undefined) throw new Error('a replica said nothing of itself')
  return { isStandby: row.standby, place: Number(row.place ?? 0), changes: row.changes }
}

/** A connection that has what a read needs, for one read. Whoever has it gives it back, and says when the read failed. */
export type Lent = Readonly<{ client: PoolClient; whenLost: AbortSignal; failed: () => void }>

/** The same, given up when the replica is lost meanwhile. */
export const unlessLost = async <A>(whenLost: AbortSignal, asked: Promise<A>): Promise<A> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const leave = (): void => reject(new Error('a replica was lost'))
  whenLost.addEventListener('abort', leave)
  if (whenLost.aborted) leave()
  try {
    return await Promise.race([asked, promise])
  } finally {
    whenLost.removeEventListener('abort', leave)
  }
}

/** What is told of a replica: whether it is asked at all, and what it had when it was last looked at. */
export type ReplicaState = Readonly<{ isUp: boolean; place: number | null }>

/** A server that follows the primary. */
export type Replica = Readonly<{
  /** Null when it is down or lacks something; rejects when it is lost just now. */
  lend: (need: Need) => Promise<Lent | null>
  state: () => ReplicaState
  start: () => void
  close: () => Promise<void>
}>

type Parts = Readonly<{
  /** Which cluster the primary is; null while nobody knows. */
  cluster: () => Promise<string | null>
  /** By which it is called in the log; never its address. */
  name: string
  config: PoolConfig
  log: Log
  watch: (pool: Pool) => void
}>

/** Looked at every second by a connection of its own, so that reads neither wait for it nor it for them. */
export const replicaOf = ({ cluster, name, config, log, watch }: Parts): Replica => {
  const reads = new Pool({ ...config, connectionTimeoutMillis: patienceMs })
  const looks = new Pool({ ...config, max: 1, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs })
  for (const pool of [reads, looks]) pool.on('error', () => undefined)
  giveBackLostClients(reads)
  watch(reads)
  /** Of each connection, for an address may stand for another server, or an older state of one, after it was lost. */
  let known = new WeakMap<PoolClient, Facts>()
  const end = new AbortController()
  let up: AbortController | null = null
  let place: number | null = null
  let restsUntil = 0
  let running: Promise<void> = Promise.resolve()

  const rise = (): void => {
    if (up !== null) return
    up = new AbortController()
    known = new WeakMap()
    log.info({ replica: name }, 'a replica is read from')
  }
  const fall = (why: Readonly<Record<string, unknown>>): void => {
    place = null
    if (up === null) return
    up.abort()
    up = null
    log.warn({ replica: name, ...why }, 'a replica is not read from')
  }
  const look = async (): Promise<void> => {
    try {
      const facts = await factsOf(looks)
      if (!facts.isStandby) return fall({ why: 'it is no standby' })
      if ((await clusterOf(looks)) !== (await cluster())) return fall({ why: 'it follows another database' })
      place = facts.place
      rise()
    } catch (error) {
      fall({ err: error })
    }
  }
  const run = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await look()
      await pause(beatMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
    }
  }
  /** Whoever does not wait any more leaves the connection to others. */
  const connected = async (whenLost: AbortSignal): Promise<PoolClient> => {
    const connecting = reads.connect()
    try {
      return await unlessLost(whenLost, connecting)
    } catch (error) {
      connecting.then(
        (client) => client.release(),
        () => undefined,
      )
      throw error
    }
  }
  /** Nobody waits for a replica: the primary has room, or a queue of its own. */
  const isBusy = (): boolean => reads.idleCount === 0 && reads.totalCount >= reads.options.max
  const failed = (): void => {
    restsUntil = performance.now() + restOfFailedMs
  }
  const fitClient = async (client: PoolClient, need: Need): Promise<boolean> => {
    const before = known.get(client)
    if (before !== undefined && isFit(before, need)) return true
    const facts = await factsOf(client)
    known.set(client, facts)
    return isFit(facts, need)
  }
  return {
    lend: async (need) => {
      const whenLost = up?.signal
      if (whenLost === undefined || performance.now() < restsUntil || isBusy()) return null
      const client = await connected(whenLost)
      try {
        if (await unlessLost(whenLost, fitClient(client, need))) return { client, whenLost, failed }
      } catch (error) {
        client.release(true)
        throw error
      }
      restsUntil = performance.now() + restMs
      client.release()
      return null
    },
    state: () => ({ isUp: up !== null, place }),
    start: () => {
      running = run()
    },
    close: async () => {
      end.abort()
      up?.abort()
      up = null
      await Promise.all([reads.end(), looks.end()])
      await running
    },
  }
}
