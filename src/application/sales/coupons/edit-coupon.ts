import { currencyUnsupported } from '../../../domain/kernel/currency-unsupported.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { invalid } from '../../../domain/kernel/invalid.ts'
import { type CouponChanges, changeCoupon } from '../../../domain/sales/coupons/change-coupon.ts'
import { couponArchived, couponNotFound, couponStale } from '../../../domain/sales/coupons/coupon-failures.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { ShopCurrencies } from '../../../ports/kernel/shop-currencies.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Coupons } from '../../../ports/sales/coupons.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { knownItems, shownCoupon } from './coupon-view.ts'
import { type Addressed, lockedCoupon } from './locked-coupon.ts'

type Input = Addressed & CouponChanges & Readonly<{ operator: Operator }>

/** Changes a coupon's terms, pauses it, or makes it active again. Who has begun to buy with it keeps what they were given. */
export const editCoupon = useCase(
  'EditCoupon',
  { coupons: Coupons, currencies: ShopCurrencies, audit: AuditLog, transact: Transact },
  [couponNotFound, couponStale, couponArchived, invalid, currencyUnsupported],
  ({ coupons, currencies, audit, transact }) =>
    (input: Input) =>
      pipe(
        transact((tx) =>
          pipe(
            lockedCoupon(coupons)(tx, input),
            TE.flatMapEither(({ coupon, mostByOne }) => changeCoupon(coupon, input, mostByOne, currencies.accepted)),
            TE.tap(() => knownItems(coupons, tx, input.terms.workflowIds ?? null)),
            TE.flatMap(coupons.save(tx)),
            TE.flatMap(() =>
              audit.append(tx)({
                actor: input.operator.adminId,
                action: 'coupon.change',
                subject: input.id,
                facts: { ...input.terms, ...(input.state === null ? {} : { status: input.state }) },
              }),
            ),
          ),
        ),
        TE.flatMap(() => shownCoupon(coupons)(input.id)),
      ),
)
