import type { FailedBy, Failure } from '../../domain/kernel/failure.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { type Deps, type Needs, type Port, port } from '../../ports/kernel/port.ts'
import { conflict, unavailable } from '../../ports/kernel/transact.ts'

export type UseCase<I, Err, A> = (input: I) => TE.TaskEither<Err, A>

/** Failures that any use case may end in, so none declares them. */
const always = [conflict, unavailable] as const
type Always = (typeof always)[number]

/** A use case as data: what it needs, how it can fail and how it is made, for the container, the wiring test and the documentation. */
export type Wired<N extends Needs, F extends Failure, I, A> = Readonly<{
  name: string
  needs: N
  fails: ReadonlyArray<F | Always>
  make: (deps: Deps<N>) => UseCase<I, FailedBy<F | Always>, A>
  port: Port<UseCase<I, FailedBy<F | Always>, A>>
}>

// biome-ignore lint/suspicious/noExplicitAny: use cases of different types stand in one list
export type AnyUseCase = Wired<any, any, any, any>

/** Declares a use case: its name, its ports, its failures, and dependencies → input → result. */
export const useCase = <N extends Needs, F extends Failure, I, A>(
  name: string,
  needs: N,
  fails: ReadonlyArray<F>,
  make: (deps: Deps<N>) => UseCase<I, FailedBy<F | Always>, A>,
): Wired<N, F, I, A> => ({ name, needs, fails: [...fails, ...always], make, port: port(`use case ${name}`) })
