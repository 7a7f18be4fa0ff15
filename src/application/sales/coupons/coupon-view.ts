import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { type Invalid, invalid } from '../../../domain/kernel/invalid.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import { type CouponStatus, couponStatus, type SeenCoupon } from '../../../domain/sales/coupons/coupon.ts'
import { couponNotFound } from '../../../domain/sales/coupons/coupon-failures.ts'
import type { Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import type { Coupons } from '../../../ports/sales/coupons.ts'

/** A coupon as operators see it; `redemptions` are all its uses, reserved or consumed. */
export type CouponView = SeenCoupon & Readonly<{ status: CouponStatus; redemptions: number }>

export const couponView = (coupon: SeenCoupon): CouponView => ({
  ...coupon,
  status: couponStatus(coupon),
  redemptions: coupon.uses + coupon.overUses,
})

/** A coupon as it stands now. */
export const shownCoupon =
  ({ find }: Coupons) =>
  (id: string): TE.TaskEither<Unavailable | FailedBy<typeof couponNotFound>, CouponView> =>
    pipe(find(id), TE.flatMap(TE.fromOption(() => couponNotFound({}))), TE.map(couponView))

/** A coupon names only items that are there. */
export const knownItems = (
  { unknownItems }: Coupons,
  tx: Tx,
  workflowIds: ReadonlyArray<string> | null,
): TE.TaskEither<Unavailable | Invalid, void> =>
  workflowIds === null
    ? TE.right(undefined)
    : pipe(
        unknownItems(tx)(workflowIds),
        TE.flatMap((unknown) =>
          unknown.length === 0
            ? TE.right(undefined)
            : TE.left<Unavailable | Invalid, void>(
                invalid({
                  issues: unknown.map((id) =>
                    at(`/workflowIds/${workflowIds.indexOf(id)}`)(flaw('unknown', 'is no workflow of this shop')),
                  ),
                }),
              ),
        ),
      )
