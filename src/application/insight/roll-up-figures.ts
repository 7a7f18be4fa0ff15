import { pipe, TE } from '../../domain/kernel/fp.ts'
import { FigureSums } from '../../ports/insight/figure-sums.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = { sums: FigureSums, transact: Transact, clock: Clock }

/** Notes in one transaction: a second's work where each is of another day, far below what a statement may take. */
const notesAtOnce = 300
/** No turn begins later than so long after the first, well before the queue takes this job for lost; the next one goes on. */
const mostMs = 30_000

const turn = (deps: Deps<typeof needs>, untilMs: number): TE.TaskEither<Conflict | Unavailable, void> =>
  pipe(
    deps.transact((tx) => deps.sums.take(tx)(notesAtOnce)),
    TE.flatMap((taken) =>
      taken < notesAtOnce || deps.clock.now().getTime() >= untilMs ? TE.right(undefined) : turn(deps, untilMs),
    ),
  )

/**
 * Sums up what has happened since the last time. Statistics are right before it too, for they add what is not summed
 * yet; it keeps that little.
 */
export const rollUpFigures = useCase(
  'RollUpFigures',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) => turn(deps, deps.clock.now().getTime() + mostMs),
)
