import type { AnyUseCase } from '../../../application/kernel/use-case.ts'
import { outcomeOf } from '../outcome.ts'
import type { Telemetry } from '../telemetry.ts'
import { timer } from '../timer.ts'

/** The same use cases, each timed and its outcomes counted. */
export const watchedUseCases = (
  telemetry: Telemetry,
  useCases: ReadonlyArray<AnyUseCase>,
): ReadonlyArray<AnyUseCase> => {
  const time = timer(telemetry, { name: 'vexa_use_case', description: 'Use cases' })
  return useCases.map((each) => {
    const what = { span: each.name, labels: { use_case: each.name } }
    return {
      ...each,
      make: (deps) => {
        const run = each.make(deps)
        return (input) => () => time(what, run(input), outcomeOf)
      },
    }
  })
}
