import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { couponNotFound, couponStale } from '../../../domain/sales/coupons/coupon-failures.ts'
import type { Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import type { Coupons, LockedCoupon } from '../../../ports/sales/coupons.ts'

/** The revisions that an operator believes to be current; null: whatever is current. */
export type Addressed = Readonly<{ id: string; expected: ReadonlyArray<number> | null }>

type Refusal = Unavailable | FailedBy<typeof couponNotFound | typeof couponStale>

/** The locked coupon, as the operator knows it. */
export const lockedCoupon =
  ({ lock }: Coupons) =>
  (tx: Tx, { id, expected }: Addressed): TE.TaskEither<Refusal, LockedCoupon> =>
    pipe(
      lock(tx)(id),
      TE.flatMap(TE.fromOption((): Refusal => couponNotFound({}))),
      TE.filterOrElse(
        ({ coupon: { revision } }) => expected === null || expected.includes(revision),
        (): Refusal => couponStale({}),
      ),
    )
