import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { Coupons } from '../../../ports/sales/coupons.ts'
import { useCase } from '../../kernel/use-case.ts'
import { couponView } from './coupon-view.ts'

/** All coupons, newest first, archived ones too. */
export const listCoupons = useCase(
  'ListCoupons',
  { coupons: Coupons },
  [],
  ({ coupons }) =>
    ({ page }: Readonly<{ page: PageRequest }>) =>
      pipe(
        coupons.list(page),
        TE.map(({ items, next }) => ({ items: items.map(couponView), next })),
      ),
)
