import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { couponNotFound, couponStale } from '../../../domain/sales/coupons/coupon-failures.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Coupons } from '../../../ports/sales/coupons.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Addressed, lockedCoupon } from './locked-coupon.ts'

type Input = Addressed & Readonly<{ operator: Operator }>

/**
 * Deletes a coupon that no checkout ever held; any other is archived, and holds for nobody any more. Which of them it is,
 * is decided under the coupon's lock, so nobody can take it in between. Deleted again, an archived one stays as it is.
 */
export const removeCoupon = useCase(
  'RemoveCoupon',
  { coupons: Coupons, audit: AuditLog, transact: Transact },
  [couponNotFound, couponStale],
  ({ coupons, audit, transact }) =>
    (input: Input) =>
      transact((tx) =>
        pipe(
          lockedCoupon(coupons)(tx, input),
          TE.flatMap(({ coupon, wasRedeemed }) => {
            if (coupon.state === 'archived') return TE.right(undefined)
            const { id } = coupon
            const outcome = wasRedeemed ? 'archived' : 'gone'
            return pipe(
              wasRedeemed ? coupons.save(tx)({ ...coupon, state: 'archived' }) : coupons.delete(tx)(id),
              TE.flatMap(() =>
                audit.append(tx)({
                  actor: input.operator.adminId,
                  action: 'coupon.delete',
                  subject: id,
                  facts: { outcome, code: coupon.code },
                }),
              ),
            )
          }),
        ),
      ),
)
