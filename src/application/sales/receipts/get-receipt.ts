import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { receiptNotFound } from '../../../domain/sales/failures.ts'
import { Letterhead } from '../../../ports/notifications/letterhead.ts'
import { Receipts } from '../../../ports/sales/receipts.ts'
import { useCase } from '../../kernel/use-case.ts'

/** The papers of a buyer's own purchase, under the shop's letterhead. */
export const getReceipt = useCase(
  'GetReceipt',
  { receipts: Receipts, letterhead: Letterhead },
  [receiptNotFound],
  ({ receipts, letterhead }) =>
    ({ userId, reference }: Readonly<{ userId: string; reference: string }>) =>
      pipe(
        receipts.ofPurchase(userId, reference),
        TE.filterOrElseW(
          (papers) => papers.length > 0,
          () => receiptNotFound({}),
        ),
        TE.map((papers) => ({ papers, shop: { name: letterhead.shopName, address: letterhead.addressOf('') } })),
      ),
)
