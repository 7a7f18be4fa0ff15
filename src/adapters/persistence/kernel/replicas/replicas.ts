import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolConfig } from 'pg'
import type { Log } from '../../../../ports/kernel/log.ts'
import type { Reading } from '../database.ts'
import { clusterOf } from './cluster.ts'
import type { Need } from './fitness.ts'
import { primaryOf } from './primary.ts'
import { type Lent, replicaOf } from './replica.ts'

/**
 * How much a read may lack. `latest`: nothing that was committed to the catalogue before it was asked; of all else, what
 * is younger than the most lag. `recent`: what is younger than that.
 */
export type Freshness = 'latest' | 'recent'

/** What is told of one: its place in the list of addresses, from 1. */
export type SeenReplica = Readonly<{ name: string; isUp: boolean; lagMs: number | null }>

/** The servers that follow the primary. */
export type Replicas = Readonly<{
  /** A connection to one that may answer such a read, in turn; null when there is none. Never rejects. */
  lend: (freshness: Freshness) => Promise<Lent | null>
  seen: () => ReadonlyArray<SeenReplica>
  close: () => Promise<void>
}>

type Parts = Readonly<{
  primary: Reading
  urls: ReadonlyArray<string>
  /** How a connection is made, but for the address. */
  config: PoolConfig
  mostLagMs: number
  log: Log
  watch: (pool: Pool) => void
}>

const beatMs = 1_000

/** Connects to replicas and begins to look at them; none is read from before it was looked at. */
export const openReplicas = ({ primary: db, urls, config, mostLagMs, log, watch }: Parts): Replicas => {
  const primary = primaryOf(db)
  let known: string | null = null
  const cluster = async (): Promise<string | null> => {
    known ??= await clusterOf(db.pool)
    return known
  }
  const all = urls.map((url, at) =>
    replicaOf({ cluster, name: String(at + 1), config: { ...config, connectionString: url }, log, watch }),
  )
  const end = new AbortController()
  let turn = 0

  const needOf = async (freshness: Freshness): Promise<Need | null> => {
    const changes = freshness === 'latest' ? await primary.changes() : {}
    const place = primary.placeWithin(mostLagMs)
    return changes === null || place === null ? null : { changes, place }
  }
  const lend: Replicas['lend'] = async (freshness) => {
    if (all.every((each) => !each.state().isUp)) return null
    const need = await needOf(freshness)
    if (need === null) return null
    turn = (turn + 1) % all.length
    for (const replica of [...all.slice(turn), ...all.slice(0, turn)]) {
      const lent = await replica.lend(need).catch(() => null)
      if (lent !== null) return lent
    }
    return null
  }
  const sample = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await primary.changes().catch(() => null)
      await pause(beatMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
    }
  }
  const sampling = sample()
  for (const each of all) each.start()
  return {
    lend: (freshness) => lend(freshness).catch(() => null),
    seen: () =>
      all.map((each, at) => {
        const { isUp, place } = each.state()
        return { name: String(at + 1), isUp, lagMs: place === null ? null : primary.lagAt(place) }
      }),
    close: async () => {
      end.abort()
      await Promise.all([sampling, ...all.map((each) => each.close())])
    },
  }
}
