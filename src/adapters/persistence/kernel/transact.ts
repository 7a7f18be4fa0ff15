import type { EntityManager } from '@mikro-orm/postgresql'
import { E, TE } from '../../../domain/kernel/fp.ts'
import {
  type Conflict,
  conflict,
  type Transact,
  type Tx,
  type Unavailable,
  unavailable,
} from '../../../ports/kernel/transact.ts'
import type { Database } from './database.ts'
import { constraintOf, isConflict, isLost, isRetryable } from './lost.ts'

const mostTries = 3

/** Carries a `Left` out of the ORM's transaction, which only an exception rolls back. */
class Rollback extends Error {
  readonly left: unknown
  constructor(left: unknown) {
    super('rolled back')
    this.left = left
  }
}

/** The entity manager that an open transaction stands for. */
export const managerOf = (tx: Tx): EntityManager => tx as unknown as EntityManager

/**
 * Work in an open transaction. An error rejects, for the transaction is aborted whatever comes next:
 * `postgresTransact` decides once what it means.
 */
export const inside = <A>(tx: Tx, work: (em: EntityManager) => Promise<A>): TE.TaskEither<Unavailable, A> =>
  TE.fromTask(() => work(managerOf(tx)))

type Outcome<Err, A> = E.Either<Err | Conflict | Unavailable, A> | 'again'

const meaningOf = <Err, A>(error: unknown, tries: number): Outcome<Err, A> => {
  if (error instanceof Rollback) return E.left(error.left as Err)
  if (isRetryable(error) && tries < mostTries) return 'again'
  if (isConflict(error)) return E.left(conflict({ what: constraintOf(error) }))
  if (isLost(error)) return E.left(unavailable({ what: 'database', cause: error }))
  throw error
}

export const postgresTransact = ({ orm, pooler }: Database): Transact => {
  const once = async <Err, A>(work: (tx: Tx) => TE.TaskEither<Err, A>): Promise<A> =>
    orm.em.fork().transactional(async (em) => {
      if (pooler !== null) await em.execute(pooler.begin)
      const result = await work(em as unknown as Tx)()
      if (E.isLeft(result)) throw new Rollback(result.left)
      return result.right
    })
  return <Err, A>(work: (tx: Tx) => TE.TaskEither<Err, A>) =>
    async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return E.right(await once(work))
        } catch (error) {
          const outcome = meaningOf<Err, A>(error, tries)
          if (outcome !== 'again') return outcome
        }
      }
    }
}
