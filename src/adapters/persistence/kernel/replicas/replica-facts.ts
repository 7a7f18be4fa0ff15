import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Reading } from '../database.ts'
import { clusterOf } from './cluster.ts'

/** What a person asks of a replica. `lagMs`: after which time it had all that the primary had; null when that took too long. */
export type ReplicaFacts = Readonly<{ isStandby: boolean; isOfSame: boolean; lagMs: number | null }>

const connectMs = 5_000
const beatMs = 50

/** Looks at one replica of this database, for at most `patienceMs` at how far it is behind; rejects when it cannot be reached. */
export const replicaFacts = async ({ pool }: Reading, url: string, patienceMs: number): Promise<ReplicaFacts> => {
  const ours = await clusterOf(pool)
  const { rows: places } = await pool.query<{ place: string }>('select pg_current_wal_flush_lsn()::text as place')
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMs, application_name: 'vexa' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const askedAt = performance.now()
    const has = async (): Promise<boolean> => {
      const { rows } = await client.query<{ has: boolean | null }>(
        'select pg_last_wal_replay_lsn() >= $1::pg_lsn as has',
        [places[0]?.place],
      )
      return rows[0]?.has === true
    }
    const lag = async (): Promise<number | null> => {
      while (performance.now() - askedAt < patienceMs) {
        if (await has()) return Math.round(performance.now() - askedAt)
        await pause(beatMs)
      }
      return null
    }
    const { rows: standing } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
    const isStandby = standing[0]?.standby === true
    return { isStandby, isOfSame: (await clusterOf(client)) === ours, lagMs: isStandby ? await lag() : null }
  } finally {
    await client.end()
  }
}
