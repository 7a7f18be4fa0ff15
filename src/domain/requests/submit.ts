import { type CurrencyUnsupported, currencyUnsupported } from '../kernel/currency-unsupported.ts'
import { changed, type Decision } from '../kernel/decision.ts'
import { E } from '../kernel/fp.ts'
import { type Invalid, invalid } from '../kernel/invalid.ts'
import { at, flaw, type Issue } from '../kernel/issue.ts'
import type { Currency } from '../kernel/money.ts'
import type { Brief } from './brief.ts'
import type { CustomRequest } from './custom-request.ts'

export type CustomRequestSubmitted = Readonly<{
  _tag: 'CustomRequestSubmitted'
  subject: string
  facts: Readonly<{ userId: string }>
}>

/** Who asks and when, and the currencies that the shop sells in. */
type Circumstances = Readonly<{ id: string; userId: string; now: Date; accepted: ReadonlyArray<Currency> }>

const tooLate = ({ deadline }: Brief, now: Date): ReadonlyArray<Issue> =>
  deadline !== null && deadline.getTime() <= now.getTime()
    ? [at('/deadline')(flaw('out_of_range', 'must be in the future'))]
    : []

const foreign = ({ budget }: Brief, accepted: ReadonlyArray<Currency>): ReadonlyArray<Issue> =>
  budget !== null && !accepted.includes(budget.currency)
    ? [at('/budget/currency')(flaw('not_one_of', `must be one of ${accepted.join(', ')}`))]
    : []

/** Makes a request of a brief: its deadline lies ahead, its budget is in a currency that the shop sells in. All issues at once. */
export const submit = (
  brief: Brief,
  { id, userId, now, accepted }: Circumstances,
): E.Either<Invalid | CurrencyUnsupported, Decision<CustomRequest<'submitted'>, CustomRequestSubmitted>> => {
  const late = tooLate(brief, now)
  const wrongCurrency = foreign(brief, accepted)
  if (late.length > 0) return E.left(invalid({ issues: [...late, ...wrongCurrency] }))
  if (wrongCurrency.length > 0) return E.left(currencyUnsupported({ issues: wrongCurrency }))
  return E.right(
    changed<CustomRequest<'submitted'>, CustomRequestSubmitted>(
      {
        ...brief,
        id,
        userId,
        status: 'submitted',
        quote: null,
        delivery: null,
        revisionsAsked: 0,
        messageCount: 0,
        createdAt: now,
        updatedAt: now,
        revision: 1,
      },
      { _tag: 'CustomRequestSubmitted', subject: id, facts: { userId } },
    ),
  )
}
