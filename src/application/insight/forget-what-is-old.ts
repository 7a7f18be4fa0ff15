import { pipe, TE } from '../../domain/kernel/fp.ts'
import { type Retained, Retention, retention } from '../../ports/insight/retention.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = { retention: Retention, transact: Transact }

/** In one transaction, so that nobody waits long for what it holds. */
const atOnce = 500

/** What is left over after so many is the next run's: a job has an end. */
const mostRounds = 40

type Rule = Readonly<{ what: Retained; keptForMs: number }>

const forgotten = (deps: Deps<typeof needs>, rule: Rule, rounds: number): TE.TaskEither<Conflict | Unavailable, void> =>
  pipe(
    deps.transact((tx) => deps.retention.forget(tx)(rule.what, rule.keptForMs, atOnce)),
    TE.flatMap((count) => (count < atOnce || rounds === 1 ? TE.right(undefined) : forgotten(deps, rule, rounds - 1))),
  )

/** Forgets all that was kept for long enough, a batch at a time; instances that run at once share the work. */
export const forgetWhatIsOld = useCase(
  'ForgetWhatIsOld',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) =>
    pipe(
      retention,
      TE.traverseSeqArray((rule) => forgotten(deps, rule, mostRounds)),
      TE.map(() => undefined),
    ),
)
