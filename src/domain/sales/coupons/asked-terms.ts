import { type CurrencyUnsupported, currencyUnsupported } from '../../kernel/currency-unsupported.ts'
import { E } from '../../kernel/fp.ts'
import { type Invalid, invalid } from '../../kernel/invalid.ts'
import { at, flaw, type Issue } from '../../kernel/issue.ts'
import type { Currency, Money } from '../../kernel/money.ts'
import type { CouponDiscount, CouponTerms } from './coupon.ts'

/** A coupon's terms as an operator writes them; of the two kinds of discount, one. */
export type AskedTerms = Readonly<{
  percentOff: number | null
  amountOff: Money | null
  maxRedemptions: number | null
  perUserLimit: number | null
  startsAt: Date | null
  endsAt: Date | null
  workflowIds: ReadonlyArray<string> | null
}>

export const noTerms: AskedTerms = {
  percentOff: null,
  amountOff: null,
  maxRedemptions: null,
  perUserLimit: null,
  startsAt: null,
  endsAt: null,
  workflowIds: null,
}

/** What is written of a coupon's terms. */
export const writtenTerms = ({ discount, ...limits }: CouponTerms): AskedTerms => ({
  ...noTerms,
  maxRedemptions: limits.maxRedemptions,
  perUserLimit: limits.perUserLimit,
  startsAt: limits.startsAt,
  endsAt: limits.endsAt,
  workflowIds: limits.workflowIds,
  ...(discount.kind === 'percent' ? { percentOff: discount.percent } : { amountOff: discount.amount }),
})

/** Terms with changes; a discount of one kind takes the place of one of the other. */
export const changedTerms = (terms: CouponTerms, changes: Partial<AskedTerms>): AskedTerms => {
  const replaces = (changes.percentOff ?? changes.amountOff ?? null) !== null
  return { ...writtenTerms(terms), ...(replaces ? { percentOff: null, amountOff: null } : {}), ...changes }
}

const discountOf = ({ percentOff, amountOff }: AskedTerms): CouponDiscount | null => {
  if (percentOff !== null && amountOff === null) return { kind: 'percent', percent: percentOff }
  if (amountOff !== null && percentOff === null) return { kind: 'amount', amount: amountOff }
  return null
}

const issuesOf = ({ percentOff, amountOff, startsAt, endsAt }: AskedTerms): ReadonlyArray<Issue> => [
  ...(percentOff === null && amountOff === null
    ? [at('/percentOff')(flaw('required', 'is required, or amountOff is'))]
    : []),
  ...(percentOff !== null && amountOff !== null
    ? [at('/amountOff')(flaw('not_both', 'is not given together with percentOff'))]
    : []),
  ...(percentOff !== null && (percentOff <= 0 || percentOff > 100 || Number(percentOff.toFixed(2)) !== percentOff)
    ? [at('/percentOff')(flaw('out_of_range', 'must be above 0 and at most 100, with at most two decimals'))]
    : []),
  ...(amountOff !== null && amountOff.amount === 0
    ? [at('/amountOff/amount')(flaw('out_of_range', 'must be at least 1 in the minor unit'))]
    : []),
  ...(startsAt !== null && endsAt !== null && startsAt.getTime() >= endsAt.getTime()
    ? [at('/endsAt')(flaw('out_of_range', 'must be after startsAt'))]
    : []),
]

/** That a coupon names no item any more, or a currency of another time, is no reason to refuse what leaves it so. */
const givenIssues = ({ workflowIds = null }: Partial<AskedTerms>): ReadonlyArray<Issue> =>
  workflowIds !== null && workflowIds.length === 0
    ? [at('/workflowIds')(flaw('too_short', 'must name an item; leave it out for all of them'))]
    : []

/** Terms of a coupon, of which an operator has just written those in `given`; every issue at once. */
export const couponTerms = (
  asked: AskedTerms,
  accepted: ReadonlyArray<Currency>,
  given: Partial<AskedTerms> = asked,
): E.Either<Invalid | CurrencyUnsupported, CouponTerms> => {
  const { percentOff: _, amountOff: __, workflowIds, ...limits } = asked
  const discount = discountOf(asked)
  const issues = [...issuesOf(asked), ...givenIssues(given)]
  if (issues.length > 0 || discount === null) return E.left(invalid({ issues }))
  if (given.amountOff != null && !accepted.includes(given.amountOff.currency)) {
    const unsupported = flaw('not_one_of', `must be one of ${accepted.join(', ')}`)
    return E.left(currencyUnsupported({ issues: [at('/amountOff/currency')(unsupported)] }))
  }
  return E.right({ ...limits, discount, workflowIds: workflowIds === null ? null : [...new Set(workflowIds)] })
}
