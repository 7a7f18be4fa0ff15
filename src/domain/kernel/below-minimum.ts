import { type FailedBy, failure } from './failure.ts'
import type { Issue } from './issue.ts'
import type { Money } from './money.ts'

/** An amount above nothing that is less than what can be charged in its currency; `issues` say where in the input it stands. */
export const belowMinimum = failure(
  'BelowMinimum',
  'invalid',
  'The amount is below what can be charged',
  'BELOW_MINIMUM',
)<{ minimum: Money; issues?: ReadonlyArray<Issue> }>()
export type BelowMinimum = FailedBy<typeof belowMinimum>
