import { type FailedBy, failure } from './failure.ts'
import type { Issue } from './issue.ts'

/** Money in a currency that we know, but that this shop does not sell in; `issues` say where in the input it stands, if it does. */
export const currencyUnsupported = failure(
  'CurrencyUnsupported',
  'invalid',
  'This shop does not sell in that currency',
  'CURRENCY_UNSUPPORTED',
)<{ issues: ReadonlyArray<Issue> }>()
export type CurrencyUnsupported = FailedBy<typeof currencyUnsupported>
