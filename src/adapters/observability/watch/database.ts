import { AsyncLocalStorage } from 'node:async_hooks'
import { SpanKind } from '@opentelemetry/api'
import type { Pool, PoolClient } from 'pg'
import type { Log } from '../../../ports/kernel/log.ts'
import type { Telemetry } from '../telemetry.ts'
import { type Timer, timer } from '../timer.ts'
import { labelOf, withoutValues } from './statement-label.ts'

/** From how many milliseconds on a statement is slow. */
type Parts = Readonly<{ telemetry: Telemetry; log: Log; slowMs: number }>

/** Where a statement was asked for: the pool sends it from wherever a connection came free. */
const place: unique symbol = Symbol('place')

type Asked = ReadonlyArray<unknown>
type Query = (...asked: Asked) => unknown
type Reply = (error: unknown, result?: unknown) => void
type Settled = Readonly<{ result: unknown }> | Readonly<{ error: unknown }>
type Config = Readonly<{ text?: unknown; name?: unknown; label?: unknown; [place]?: <A>(work: () => A) => A }>

const configOf = ([first]: Asked): Config | null => {
  if (typeof first === 'string') return { text: first }
  // A cursor sends itself, and is done long after.
  return typeof first === 'object' && first !== null && !('submit' in first) ? first : null
}

const sqlState = /^[0-9A-Z]{5}$/

/** What a statement came to: done, the class of its error in PostgreSQL, or a connection that was lost. */
const outcomeOf = (settled: Settled): string => {
  if ('result' in settled) return 'done'
  const code = (settled.error as Readonly<{ code?: unknown }> | null)?.code
  return typeof code === 'string' && sqlState.test(code) ? code.slice(0, 2) : 'lost'
}

const sent = async (query: Query, asked: Asked): Promise<Settled> => {
  try {
    return { result: await query(...asked) }
  } catch (error) {
    return { error }
  }
}

const watchedQuery = (time: Timer, { log, slowMs }: Parts, query: Query): Query => {
  const timed = async (config: Config, asked: Asked): Promise<Settled> => {
    const statement = labelOf(config)
    const startedAt = performance.now()
    const settled = await time(
      { span: statement, kind: SpanKind.CLIENT, labels: { statement } },
      () => sent(query, asked),
      outcomeOf,
    )
    const durationMs = Math.round(performance.now() - startedAt)
    if (durationMs >= slowMs) log.warn({ statement, durationMs, text: withoutValues(config.text) }, 'a slow statement')
    return settled
  }
  return (...asked) => {
    const config = configOf(asked)
    if (config === null) return query(...asked)
    const inPlace = config[place] ?? ((work) => work())
    const reply = asked.at(-1)
    if (typeof reply !== 'function')
      return inPlace(async () => {
        const settled = await timed(config, asked)
        if ('error' in settled) throw settled.error
        return settled.result
      })
    return inPlace(async () => {
      const settled = await timed(config, asked.slice(0, -1))
      if ('error' in settled) (reply as Reply)(settled.error)
      else (reply as Reply)(null, settled.result)
    })
  }
}

const watchConnections = ({ meter }: Telemetry, pool: Pool): void => {
  const connections = meter.createObservableGauge('vexa_database_connections', {
    description: 'Connections of the pool by what they do, and how many there may be',
  })
  const waiting = meter.createObservableGauge('vexa_database_waiting', {
    description: 'Who waits for a connection of the pool',
  })
  connections.addCallback((gauge) => {
    gauge.observe(pool.totalCount - pool.idleCount, { state: 'used' })
    gauge.observe(pool.idleCount, { state: 'idle' })
    gauge.observe(pool.options.max, { state: 'most' })
  })
  waiting.addCallback((gauge) => gauge.observe(pool.waitingCount))
}

/** The primary's connections, and its statements. */
export const watchDatabase = (pool: Pool, parts: Parts): void => {
  watchConnections(parts.telemetry, pool)
  watchStatements(pool, parts)
}

/**
 * Times every statement that goes through a pool, by its name, and logs slow ones with their text, never with values. To be
 * called before the pool has connected.
 */
export const watchStatements = (pool: Pool, parts: Parts): void => {
  const time = timer(parts.telemetry, { name: 'vexa_statement', description: 'Statements of the database' })
  const ask = pool.query.bind(pool) as Query
  const asksInPlace: Query = (first, ...rest) => {
    const config = configOf([first])
    return config === null ? ask(first, ...rest) : ask({ ...config, [place]: AsyncLocalStorage.snapshot() }, ...rest)
  }
  pool.query = asksInPlace as typeof pool.query
  pool.on('connect', (client: PoolClient) => {
    client.query = watchedQuery(time, parts, client.query.bind(client) as Query) as typeof client.query
  })
}
