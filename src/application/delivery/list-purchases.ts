import { Purchases } from '../../ports/delivery/purchases.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** A buyer's own purchases, the newest first. */
export const listPurchases = useCase(
  'ListPurchases',
  { purchases: Purchases },
  [],
  ({ purchases }) =>
    ({ userId, page }: Readonly<{ userId: string; page: PageRequest }>) =>
      purchases.ofBuyer(userId, page),
)
