import type { Pool, PoolClient } from 'pg'

/**
 * A statement that wants to go to the server: on which connection, and what lets it. `fail` ends the connection instead,
 * before the server hears of the statement.
 */
export type Waiting = Readonly<{
  text: string
  pid: number
  go: () => Promise<unknown>
  fail: (error: Error) => void
}>

/** Where the statements of one database handle stop. Open, it lets everything through. */
export type Gate = Readonly<{
  /** From now on each statement waits for `stop` to call its `go`. */
  close: (stop: (waiting: Waiting) => void) => void
  open: () => void
}>

type Reply = (error: Error | null, result?: unknown) => void
type Asked = ReadonlyArray<unknown>

/** What the driver's client has and does not type. */
type Inside = Readonly<{ processID: number; connection: Readonly<{ stream: Readonly<{ destroy: () => void }> }> }>

const textOf = ([first]: Asked): string =>
  typeof first === 'string' ? first : String((first as Readonly<{ text?: unknown }>).text ?? '')

/** The driver's `query`, with a promise or with a callback, as one that answers a promise. */
const promised =
  (query: (...asked: Asked) => unknown) =>
  (asked: Asked): Promise<unknown> =>
    new Promise((resolve, reject) => {
      query(...asked, (error: Error | null, result: unknown) => (error === null ? resolve(result) : reject(error)))
    })

/**
 * Puts a gate before every statement of a pool: the ORM's transactions and the named reads alike, as both go through the
 * driver's clients. To be put up before the pool has connected.
 */
export const gateBefore = (pool: Pool): Gate => {
  let stop: ((waiting: Waiting) => void) | null = null

  const passed = (client: PoolClient, asked: Asked, send: (asked: Asked) => Promise<unknown>): Promise<unknown> => {
    const stopped = stop
    if (stopped === null) return send(asked)
    return new Promise((resolve, reject) => {
      const { processID: pid, connection } = client as unknown as Inside
      const go = (): Promise<unknown> => {
        const sent = send(asked)
        sent.then(resolve, reject)
        return sent
      }
      const fail = (error: Error): void => {
        connection.stream.destroy()
        reject(error)
      }
      stopped({ text: textOf(asked).trim().replaceAll(/\s+/g, ' '), pid, go, fail })
    })
  }

  pool.on('connect', (client: PoolClient) => {
    const send = promised(client.query.bind(client) as (...asked: Asked) => unknown)
    Object.defineProperty(client, 'query', {
      configurable: true,
      value: (...asked: Asked) => {
        const reply = asked.at(-1)
        if (typeof reply !== 'function') return passed(client, asked, send)
        const answer = reply as Reply
        passed(client, asked.slice(0, -1), send).then(
          (result) => answer(null, result),
          (error) => answer(error),
        )
      },
    })
  })

  return {
    close: (next) => {
      stop = next
    },
    open: () => {
      stop = null
    },
  }
}
