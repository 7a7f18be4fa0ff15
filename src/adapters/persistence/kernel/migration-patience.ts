import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { codeOf } from './lost.ts'

/** How migrations wait for locks that others hold. */
export type Patience = Readonly<{
  /** For one lock; whoever comes after a migration that waits has to wait as well, so less than what they stand. */
  lockMs: number
  /** In all: until then it is tried again and again. */
  mostMs: number
  /** Hears of each try that was in vain. */
  say: (text: string) => void
}>

export const usualPatience: Patience = { lockMs: 1_000, mostMs: 300_000, say: () => undefined }

/** By this name the connections that migrate are known to PostgreSQL, and found when they wait. */
export const migratesAs = 'vexa migrations'

/** Gives way to those who queued up behind the try before. */
const pauseMs = 1_000

/** A lock that did not come in time, or two that wait for each other. */
const isLocked = (error: unknown): boolean => ['55P03', '40P01'].includes(codeOf(error) ?? '')

const holders = `
  select distinct format('process %s (%s of %s)', holder.pid, coalesce(nullif(holder.application_name, ''), 'no name'),
                         holder.usename) as holder
    from pg_stat_activity waiting, unnest(pg_blocking_pids(waiting.pid)) blocker
    join pg_stat_activity holder on holder.pid = blocker
   where waiting.application_name = $1 and waiting.datname = current_database()`

const holdersNow = async (client: Client): Promise<ReadonlyArray<string>> =>
  (await client.query<{ holder: string }>(holders, [migratesAs])).rows.map(({ holder }) => holder)

type Tried<A> = Readonly<{ done: A }> | Readonly<{ heldBy: ReadonlyArray<string>; failure: unknown }>

/** Once; who held the lock that did not come is looked up while it is waited for. */
const tried = async <A>(client: Client, lockMs: number, act: () => Promise<A>): Promise<Tried<A>> => {
  const over = new AbortController()
  const heldBy = pause(lockMs / 2, undefined, { signal: over.signal })
    .then(() => holdersNow(client))
    .catch(() => [])
  try {
    return { done: await act() }
  } catch (failure) {
    if (!isLocked(failure)) throw failure
    return { heldBy: await heldBy, failure }
  } finally {
    over.abort()
    await heldBy
  }
}

const whoOf = (heldBy: ReadonlyArray<string>): string =>
  heldBy.length === 0 ? 'a transaction of somebody else' : heldBy.join(', ')

/**
 * Does what may be begun anew until it gets its locks. `client` is a connection that does nothing else. Rejects with who held
 * them where they did not come in time, and with any other failure at once.
 */
export const patiently = async <A>(
  client: Client,
  { lockMs, mostMs, say }: Patience,
  act: () => Promise<A>,
): Promise<A> => {
  const latest = performance.now() + mostMs
  for (;;) {
    const outcome = await tried(client, lockMs, act)
    if ('done' in outcome) return outcome.done
    const who = whoOf(outcome.heldBy)
    if (performance.now() + pauseMs > latest)
      throw new Error(
        `a migration got no lock within ${mostMs} ms: ${who} has it, a backup or a long transaction perhaps. Migrate again when it is over, or end it with select pg_terminate_backend(<process>). What was applied before stays; the shop serves on.`,
        { cause: outcome.failure },
      )
    say(`A migration waits for a lock; ${who} has it. Others go on, and it is tried again.`)
    await pause(pauseMs)
  }
}
