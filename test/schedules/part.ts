import type { UseCase } from '../../src/application/kernel/use-case.ts'
import type { Failed } from '../../src/domain/kernel/failure.ts'
import type { Port } from '../../src/ports/kernel/port.ts'
import type { Stage } from './stage.ts'

/** What a player came to: what it was answered, or the tag of its failure. */
export type Answers = ReadonlyArray<unknown>

type Part = Readonly<{ name: string; act: () => Promise<unknown> }>
type Scene = Readonly<{
  parts: ReadonlyArray<Part>
  /** What must be true of the answers and of what is kept, whatever the order was. */
  check: (answers: Answers) => Promise<void>
}>

/** Several who do at once what must come to the same in every order. */
export type Pair = Readonly<{ name: string; set: (stage: Stage) => Promise<Scene> }>

/** A part for the instance of this number: a use case and its input. */
export const part =
  (stage: Stage, at: number) =>
  <I, Err extends Failed, A>(name: string, { port }: Readonly<{ port: Port<UseCase<I, Err, A>> }>, input: I): Part => ({
    name,
    act: () => {
      const instance = stage.instances[at]
      if (instance === undefined) throw new Error('there are not so many instances')
      return instance.resolve(port)(input)()
    },
  })
