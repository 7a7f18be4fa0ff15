import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Reading } from '../database.ts'

/** What a person asks of a replica. `lagMs`: after which time it had all that the primary had; null when that took too long. */
export type ReplicaFacts = Readonly<{ isStandby: boolean; isOfSame: boolean; lagMs: number | null }>

const connectMs = 5_000
const beatMs = 50

const identity = 'select system_identifier::text as id from pg_control_system()'

/** Looks at one replica of this database, for at most `patienceMs` at how far it is behind; rejects when it cannot be reached. */
export const replicaFacts = async ({ pool }: Reading, url: string, patienceMs: number): Promise<ReplicaFacts> => {
  const { rows: ours } = await pool.query<{ id: string }>(identity)
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
    const { rows: theirs } = await client.query<{ id: string }>(identity)
    const { rows: standing } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
    const isStandby = standing[0]?.standby === true
    return { isStandby, isOfSame: theirs[0]?.id === ours[0]?.id, lagMs: isStandby ? await lag() : null }
  } finally {
    await client.end()
  }
}
