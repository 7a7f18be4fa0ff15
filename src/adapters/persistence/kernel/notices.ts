import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '../../../ports/kernel/log.ts'

/** What is done with what is heard on a channel. */
export type Ears = Readonly<{
  told: (notice: string) => void
  /** Notices may have been missed: whatever was known by them is not to be relied on any more. */
  missed: () => void
}>

/** What the database tells every instance that listens (LISTEN and NOTIFY), by one connection of its own. */
export type Notices = Readonly<{
  /** To be called before `start`. The name of a channel goes into SQL as it is. */
  listen: (channel: string, ears: Ears) => void
  start: () => void
  /** Whether everything was heard that had been committed a second ago. */
  areHeard: () => boolean
  stop: () => Promise<void>
}>

/**
 * What is heard is believed for this long after a notice of our own was sent that has come back: before it came whatever
 * had been committed by then. A wire that hangs says nothing of it, nor does a process that was halted.
 */
const leaseMs = 700
const beatMs = 200
/** Of any question: then the connection is given up. */
const patienceMs = 5_000
const leastPauseMs = 50
const mostPauseMs = 2_000

type Parts = Readonly<{ url: string; log: Log }>

/** Listens to the database at this address, which must be no transaction pooler's; comes back by itself when it is lost. */
export const noticesOf = ({ url, log }: Parts): Notices => {
  const channels = new Map<string, ReadonlyArray<Ears>>()
  const end = new AbortController()
  /** A channel of this instance's own. */
  const pulse = `pulse_${randomUUID().replaceAll('-', '')}`
  let heardUntil = 0
  let pauseMs = leastPauseMs
  let running: Promise<void> = Promise.resolve()

  const believe = (sinceMs: number): void => {
    if (heardUntil === 0) log.info({ channels: [...channels.keys()] }, 'the notices of the database are heard')
    heardUntil = sinceMs + leaseMs
    pauseMs = leastPauseMs
  }
  const connect = async (): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      application_name: 'vexa notices',
      connectionTimeoutMillis: mostPauseMs,
      query_timeout: patienceMs,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      heardUntil = 0
    })
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === pulse) return believe(Number(payload))
      for (const { told } of channels.get(channel) ?? []) told(payload)
    })
    await client.connect()
    return client
  }
  /** Hears until the connection is lost, and throws then. */
  const hear = async (client: Client): Promise<void> => {
    for (const channel of [...channels.keys(), pulse]) await client.query(`listen ${channel}`)
    for (const { missed } of [...channels.values()].flat()) missed()
    while (!end.signal.aborted) {
      await client.query('select pg_notify($1, $2)', [pulse, String(performance.now())])
      await pause(beatMs, undefined, { signal: end.signal, ref: false })
    }
  }
  const once = async (): Promise<void> => {
    const client = await connect()
    const leave = (): void => void client.end().catch(() => undefined)
    end.signal.addEventListener('abort', leave)
    try {
      await hear(client)
    } finally {
      heardUntil = 0
      end.signal.removeEventListener('abort', leave)
      leave()
    }
  }
  const run = async (): Promise<void> => {
    while (!end.signal.aborted) {
      try {
        await once()
      } catch (error) {
        if (end.signal.aborted) return
        if (pauseMs === leastPauseMs) log.warn({ err: error }, 'the notices of the database are not heard')
        await pause(pauseMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
        pauseMs = Math.min(pauseMs * 2, mostPauseMs)
      }
    }
  }
  return {
    listen: (channel, ears) => void channels.set(channel, [...(channels.get(channel) ?? []), ears]),
    start: () => {
      running = run()
    },
    areHeard: () => performance.now() < heardUntil,
    stop: async () => {
      end.abort()
      await running
    },
  }
}
