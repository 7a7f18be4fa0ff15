import type { Pool, PoolClient } from 'pg'
import { E } from '../../../../domain/kernel/fp.ts'
import type { Port } from '../../../../ports/kernel/port.ts'
import type { Reading } from '../database.ts'
import { type Lent, unlessLost } from './replica.ts'
import type { Freshness, Replicas } from './replicas.ts'

// biome-ignore lint/suspicious/noExplicitAny: reads of different questions stand in one record
type Read = (...question: any) => () => Promise<E.Either<unknown, unknown>>
// biome-ignore lint/suspicious/noExplicitAny: the same, of which question each may be asked
type May = (...question: any) => boolean

/** For each read that a replica may answer, which of its questions it may. */
export type Reads<A> = {
  readonly [K in keyof A]?: A[K] extends Read ? (...question: Parameters<A[K]>) => boolean : never
}

/** A port some of whose reads a replica may answer. */
export type Replicated = Readonly<{
  port: symbol
  make: (db: Reading) => object
  freshness: Freshness
  reads: Readonly<Record<string, May>>
}>

/** `make` is called for each read that goes to a replica, with a connection of its own: all it asks is of one server. */
export const replicated = <A extends object>(
  port: Port<A>,
  make: (db: Reading) => A,
  freshness: Freshness,
  reads: Reads<A>,
): Replicated => ({ port: port as symbol, make, freshness, reads: reads as Replicated['reads'] })

/** Who answered a read, and why it was the primary. */
export type Answerer = 'replica' | 'primary: its own' | 'primary: no replica is fit' | 'primary: a replica failed'

type Told = (read: string, by: Answerer) => void

/** Everything through this one connection, which goes back when the read is done: by itself, or by who took it over. */
const through = ({ client }: Lent, pooler: Reading['pooler']) => {
  let isTakenOver = false
  const pool = {
    query: client.query.bind(client) as Pool['query'],
    connect: (async (): Promise<PoolClient> => {
      isTakenOver = true
      return client
    }) as Pool['connect'],
  }
  return {
    db: { pool, pooler },
    giveBack: (isBroken: boolean): void => {
      if (isBroken || !isTakenOver) client.release(isBroken)
    },
  }
}

/** A failure that the database is the cause of; any other is an answer. */
const isOfDatabase = (answer: E.Either<unknown, unknown>): boolean =>
  E.isLeft(answer) && (answer.left as Readonly<{ cause?: unknown }> | null)?.cause !== undefined

type Parts = Readonly<{ replicas: Replicas; primary: Reading; told: Told }>

/** The same port: what a replica may answer is asked of one that is fit, and once more of the primary when that fails. */
export const withReplicas = ({ port, make, freshness, reads }: Replicated, { replicas, primary, told }: Parts) => {
  const own = make(primary) as Readonly<Record<string, Read>>
  const name = port.description?.replace('vexa:', '') ?? ''

  const ofReplica = async (lent: Lent, read: string, question: ReadonlyArray<unknown>) => {
    const { db, giveBack } = through(lent, primary.pooler)
    try {
      const asked = ((make(db) as typeof own)[read] as Read)(...question)()
      const answer = await unlessLost(lent.whenLost, asked)
      if (!isOfDatabase(answer)) {
        giveBack(false)
        return answer
      }
    } catch {
      // As below: whatever a read fails with here, the primary is asked.
    }
    lent.failed()
    giveBack(true)
    return null
  }
  const answered =
    (read: string, may: May): Read =>
    (...question) =>
    async () => {
      const fromPrimary = (by: Answerer) => {
        told(`${name}.${read}`, by)
        return (own[read] as Read)(...question)()
      }
      if (!may(...question)) return fromPrimary('primary: its own')
      const lent = await replicas.lend(freshness)
      if (lent === null) return fromPrimary('primary: no replica is fit')
      const answer = await ofReplica(lent, read, question)
      if (answer === null) return fromPrimary('primary: a replica failed')
      told(`${name}.${read}`, 'replica')
      return answer
    }
  return {
    ...own,
    ...Object.fromEntries(Object.entries(reads).map(([read, may]) => [read, answered(read, may)])),
  }
}
