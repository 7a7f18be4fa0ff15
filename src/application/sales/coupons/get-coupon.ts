import { couponNotFound } from '../../../domain/sales/coupons/coupon-failures.ts'
import { Coupons } from '../../../ports/sales/coupons.ts'
import { useCase } from '../../kernel/use-case.ts'
import { shownCoupon } from './coupon-view.ts'

/** One coupon as it stands now. */
export const getCoupon = useCase(
  'GetCoupon',
  { coupons: Coupons },
  [couponNotFound],
  ({ coupons }) =>
    ({ id }: Readonly<{ id: string }>) =>
      shownCoupon(coupons)(id),
)
