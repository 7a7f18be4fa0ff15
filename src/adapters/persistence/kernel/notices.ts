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
 * The connection is believed for this long after it was last asked something that it answered, whatever else is said of
 * it: a wire that hangs says nothing, and neither does a process that was halted.
 */
const leaseMs = 700
const beatMs = 200
const leastPauseMs = 50
const mostPauseMs = 2_000

type Parts = Readonly<{ url: string; log: Log }>

/** Listens to the database at this address, which must be no transaction pooler's; comes back by itself when it is lost. */
export const noticesOf = ({ url, log }: Parts): Notices => {
  const channels = new Map<string, ReadonlyArray<Ears>>()
  const end = new AbortController()
  let heardUntil = 0
  let running: Promise<void> = Promise.resolve()

  const believe = (sinceMs: number): void => {
    if (heardUntil === 0) log.info({ channels: [...channels.keys()] }, 'the notices of the database are heard')
    heardUntil = sinceMs + leaseMs
  }
  const connect = async (): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      application_name: 'vexa notices',
      connectionTimeoutMillis: mostPauseMs,
      query_timeout: leaseMs,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      heardUntil = 0
    })
    client.on('notification', ({ channel, payload = '' }) => {
      for (const { told } of channels.get(channel) ?? []) told(payload)
    })
    await client.connect()
    return client
  }
  /** Hears until the connection is lost, and throws then. */
  const hear = async (client: Client, heard: () => void): Promise<void> => {
    for (const channel of channels.keys()) await client.query(`listen ${channel}`)
    for (const { missed } of [...channels.values()].flat()) missed()
    while (!end.signal.aborted) {
      const askedAt = performance.now()
      await client.query('select 1')
      believe(askedAt)
      heard()
      await pause(beatMs, undefined, { signal: end.signal, ref: false })
    }
  }
  const once = async (heard: () => void): Promise<void> => {
    const client = await connect()
    try {
      await hear(client, heard)
    } finally {
      heardUntil = 0
      void client.end().catch(() => undefined)
    }
  }
  const run = async (): Promise<void> => {
    let pauseMs = leastPauseMs
    while (!end.signal.aborted) {
      try {
        await once(() => {
          pauseMs = leastPauseMs
        })
      } catch (error) {
        if (end.signal.aborted) return
        log.warn({ err: error, pauseMs }, 'the notices of the database are not heard')
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
