import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import { Redis } from 'ioredis'
import type { Log } from '../../ports/kernel/log.ts'
import type { Waits } from './accounts/shielded.throttle.ts'

/** A command that is not answered by then is done without. */
const patienceMs = 20
/** After so many of them in a row, Redis is not asked for a while. */
const failures = 2
const restMs = 1_000
/** How long something is remembered at most: what counts is asked again now and then, for it may have changed its mind. */
const rememberedMs = 5_000
const leastPauseMs = 50
const mostPauseMs = 2_000
const prefix = 'vexa:wait:'

const secondMs = 1_000

const secondsLeft = (until: string | null): number => {
  const ms = Number(until ?? 0) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms / secondMs) : 0
}

/** Who looks on: runs each command, which rejects where Redis does not answer or is not asked. */
export type CommandWatch = <A>(command: string, run: () => Promise<A>) => Promise<A>

/** What is known of them, and of Redis. */
type RedisWaits = Waits & Readonly<{ isResting: () => boolean; close: () => void }>

/** Who has to wait, in Redis, which all instances share. While it is down, slow or wrong, nothing is known. */
export const redisWaits = (url: string, log: Log, watch: CommandWatch = (_, run) => run()): RedisWaits => {
  const redis = new Redis(url, {
    keyPrefix: prefix,
    commandTimeout: patienceMs,
    connectTimeout: restMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * leastPauseMs, mostPauseMs),
  })
  // What it tells here comes back as the failure of a command.
  redis.on('error', () => undefined)
  const circuit = circuitBreaker(handleAll, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) })
  circuit.onStateChange((state) => log.warn({ state: CircuitState[state] }, 'the circuit to Redis changed'))

  const tried = async <A>(name: string, command: () => Promise<A>, without: A): Promise<A> => {
    try {
      return await watch(name, () => circuit.execute(command))
    } catch {
      return without
    }
  }
  return {
    secondsOf: async (keys) => {
      const found = await tried('mget', () => redis.mget(...keys), [])
      return Math.max(0, ...found.map(secondsLeft)) || null
    },
    remember: async (key, seconds) => {
      const ms = seconds * secondMs
      await tried('set', () => redis.set(key, Date.now() + ms, 'PX', Math.min(ms, rememberedMs)), null)
    },
    isResting: () => circuit.state !== CircuitState.Closed,
    close: () => redis.disconnect(),
  }
}
