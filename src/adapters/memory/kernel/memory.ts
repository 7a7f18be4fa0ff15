import { E, type TE } from '../../../domain/kernel/fp.ts'
import { type Conflict, conflict, type Transact, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'

type Shelves = Map<string, Map<string, unknown>>

/** Everything that is kept, in this process only. */
export type Memory = { shelves: Shelves }

export const emptyMemory = (): Memory => ({ shelves: new Map() })

const shelfOf = (shelves: Shelves, name: string): Map<string, unknown> => {
  const found = shelves.get(name) ?? new Map<string, unknown>()
  shelves.set(name, found)
  return found
}

/** One kind of row by its key: `of` a transaction's draft to change, `committed` to read. */
export type Shelf<A> = Readonly<{
  of: (tx: Tx) => Map<string, A>
  committed: (memory: Memory) => ReadonlyMap<string, A>
}>

export const shelf = <A>(name: string): Shelf<A> => ({
  of: (tx) => shelfOf(tx as unknown as Shelves, name) as Map<string, A>,
  committed: ({ shelves }) => shelfOf(shelves, name) as ReadonlyMap<string, A>,
})

/** An effect on a draft, or a look at what is committed. */
export const done =
  <A>(effect: () => A): TE.TaskEither<Unavailable, A> =>
  async () =>
    E.right(effect())

/** What a unique constraint of the database would refuse; the transaction ends in `Conflict`. */
export class Taken extends Error {}

/** One writer at a time on a draft, which replaces what is kept only when the work succeeds. */
export const memoryTransact = (memory: Memory): Transact => {
  let last: Promise<unknown> = Promise.resolve()
  return <Err, A>(work: (tx: Tx) => TE.TaskEither<Err, A>) =>
    () => {
      const run = last.then(async (): Promise<E.Either<Err | Conflict | Unavailable, A>> => {
        const draft = structuredClone(memory.shelves)
        try {
          const result = await work(draft as unknown as Tx)()
          if (E.isRight(result)) memory.shelves = draft
          return result
        } catch (error) {
          if (error instanceof Taken) return E.left(conflict({ what: error.message }))
          throw error
        }
      })
      last = run.catch(() => undefined)
      return run
    }
}
