import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { receiptMessage } from '../../domain/notifications/receipt-message.ts'
import { standingReceipt } from '../../domain/sales/receipts/receipt.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { Receipts } from '../../ports/sales/receipts.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'

/** Gives a buyer their receipt, unless the purchase is another account's by now: that one gets its own. */
export const composeReceipt = useCase(
  'ComposeReceipt',
  { receipts: Receipts, letterhead: Letterhead },
  [],
  ({ receipts, letterhead }) =>
    ({ mail: { facts, userId } }: Composing) =>
      pipe(
        receipts.papers(textIn(facts, 'saleId')),
        TE.map(standingReceipt),
        TE.map(O.fromNullable),
        TE.map(O.filter((receipt) => receipt.userId === userId)),
        TE.map(O.map((receipt) => receiptMessage(receipt, letterhead.addressOf))),
      ),
)

export const receiptLetter: LetterKind = {
  kind: 'receipt',
  isOptional: false,
  follows: {
    on: ['ReceiptIssued', 'ReceiptResent'],
    to: ({ facts }) => ({ userId: textIn(facts, 'userId'), facts: { saleId: textIn(facts, 'saleId') } }),
  },
  compose: composeReceipt,
}
