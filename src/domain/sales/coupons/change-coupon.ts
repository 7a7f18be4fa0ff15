import type { CurrencyUnsupported } from '../../kernel/currency-unsupported.ts'
import type { FailedBy } from '../../kernel/failure.ts'
import { E, pipe } from '../../kernel/fp.ts'
import { type Invalid, invalid } from '../../kernel/invalid.ts'
import { at, flaw, type Issue } from '../../kernel/issue.ts'
import type { Currency } from '../../kernel/money.ts'
import { type AskedTerms, changedTerms, couponTerms } from './asked-terms.ts'
import type { Coupon, CouponTerms } from './coupon.ts'
import { couponArchived } from './coupon-failures.ts'

export type CouponChanges = Readonly<{ terms: Partial<AskedTerms>; state: 'active' | 'paused' | null }>

const below = (pointer: string, limit: number | null, uses: number): ReadonlyArray<Issue> =>
  limit !== null && limit < uses
    ? [at(pointer)(flaw('out_of_range', `must be at least ${uses}, for so often it was used; pause it instead`))]
    : []

/** A limit is not set below what was used: pausing a coupon ends it at once. `mostByOne` is what one buyer took at most. */
const withinUse = (terms: CouponTerms, { uses }: Coupon, mostByOne: number): E.Either<Invalid, CouponTerms> => {
  const issues = [
    ...below('/maxRedemptions', terms.maxRedemptions, uses),
    ...below('/perUserLimit', terms.perUserLimit, mostByOne),
  ]
  return issues.length > 0 ? E.left(invalid({ issues })) : E.right(terms)
}

/** A coupon with other terms, or paused, or active again. Checkouts that hold it keep what they were given. */
export const changeCoupon = (
  coupon: Coupon,
  { terms, state }: CouponChanges,
  mostByOne: number,
  accepted: ReadonlyArray<Currency>,
): E.Either<FailedBy<typeof couponArchived> | Invalid | CurrencyUnsupported, Coupon> =>
  coupon.state === 'archived'
    ? E.left(couponArchived({}))
    : pipe(
        couponTerms(changedTerms(coupon, terms), accepted, terms),
        E.flatMap((asked) => withinUse(asked, coupon, mostByOne)),
        E.map((asked) => ({ ...coupon, ...asked, state: state ?? coupon.state })),
      )
