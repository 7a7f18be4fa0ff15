import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { refundMessage } from '../../domain/notifications/receipt-message.ts'
import type { Receipt } from '../../domain/sales/receipts/receipt.ts'
import { Receipts } from '../../ports/sales/receipts.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'

/** Whether a part of the price had not gone back yet when this note was issued. */
const isPartial = (papers: ReadonlyArray<Receipt>, note: Receipt): boolean => {
  const back = papers
    .filter(({ kind, reason, number }) => kind === 'credit_note' && reason === 'refund' && number <= note.number)
    .reduce((sum, { price: { total } }) => sum + total.amount, 0)
  const [first] = papers
  return first !== undefined && back < first.price.total.amount
}

const written = (papers: ReadonlyArray<Receipt>, noteId: string): O.Option<Message> => {
  const note = papers.find(({ id }) => id === noteId)
  const credited = papers.find(({ id }) => id === note?.creditsId)
  return note === undefined || credited === undefined
    ? O.none
    : O.some(refundMessage(note, credited, isPartial(papers, note)))
}

/** Tells a buyer that money went back, with the credit note. */
export const composeRefund = useCase(
  'ComposeRefund',
  { receipts: Receipts },
  [],
  ({ receipts }) =>
    ({ mail: { facts } }: Composing) =>
      pipe(
        receipts.papers(textIn(facts, 'saleId')),
        TE.map((papers) => written(papers, textIn(facts, 'noteId'))),
      ),
)

export const refundLetter: LetterKind = {
  kind: 'refund',
  isOptional: false,
  follows: {
    on: ['CreditNoteIssued'],
    to: ({ subject, facts }) => ({
      userId: textIn(facts, 'userId'),
      facts: { saleId: textIn(facts, 'saleId'), noteId: subject },
    }),
  },
  compose: composeRefund,
}
