import { purchaseNotFound } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Purchases } from '../../ports/delivery/purchases.ts'
import { useCase } from '../kernel/use-case.ts'

/** One of a buyer's own purchases, by the reference of its payment. */
export const getPurchase = useCase(
  'GetPurchase',
  { purchases: Purchases },
  [purchaseNotFound],
  ({ purchases }) =>
    ({ userId, reference }: Readonly<{ userId: string; reference: string }>) =>
      pipe(purchases.oneOfBuyer(userId, reference), TE.flatMap(TE.fromOption(() => purchaseNotFound({})))),
)
