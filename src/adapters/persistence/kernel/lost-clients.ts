import type { Pool, PoolClient } from 'pg'

type Release = PoolClient['release']

/** A release that may be called again, and calls itself when the connection ends before anyone did. */
const sureRelease = (client: PoolClient, release: Release): Release => {
  let isOut = true
  const giveBack: Release = (problem) => {
    if (!isOut) return
    isOut = false
    client.off('end', whenLost)
    release(problem)
  }
  const whenLost = (): void => giveBack(true)
  client.once('end', whenLost)
  return giveBack
}

/**
 * Gives a connection back to the pool when it breaks in somebody's hands. Kysely, under the ORM, forgets to when the
 * rollback of a lost transaction fails too (kysely-org/kysely issue 1990): each such transaction would cost the pool a
 * place for good, and closing it would never end. pg-pool sets `release` anew each time it hands a client out, which is
 * where this steps in.
 */
export const giveBackLostClients = (pool: Pool): void => {
  pool.on('connect', (client: PoolClient) => {
    // The pool listens only while nobody has it, and an error that nobody listens to ends the process.
    client.on('error', () => undefined)
    let current: Release | undefined = client.release
    Object.defineProperty(client, 'release', {
      configurable: true,
      get: () => current,
      set: (release: Release) => {
        current = sureRelease(client, release)
      },
    })
  })
}
