import type { Money } from '../../kernel/money.ts'
import type { PriceBreakdown, TaxRule } from '../price.ts'
import type { Reference } from '../reference.ts'

/** Two series of numbers, each without gaps. */
export type PaperKind = 'receipt' | 'credit_note'

/** Why a paper was issued. A correction is a credit note over what was left of a receipt, and a new receipt for it. */
export type PaperReason = 'sale' | 'refund' | 'correction'

/** Whose paper it is; emptied when the account is erased, and never changed otherwise. */
export type BilledTo = Readonly<{ name: string | null; email: string | null }>

/** What stays of a sale on paper, as it was sold. `price` is what a receipt is over, or what a credit note takes back. */
export type Receipt = Readonly<{
  id: string
  kind: PaperKind
  number: number
  reason: PaperReason
  /** The id of the sale, refund or correction that it follows from: one paper of a kind for each. */
  cause: string
  saleId: string
  /** The receipt that a credit note takes from. */
  creditsId: string | null
  userId: string
  buyer: BilledTo
  reference: Reference
  item: Readonly<{ title: string; version: string | null }>
  price: PriceBreakdown
  /** What had been given back before a corrected receipt took the place of the first. */
  refundedBefore: Money
  charged: Money
  taxRule: TaxRule
  paidAt: Date
  issuedAt: Date
}>

/** A sale as far as papers state it, with its buyer as they are now. */
export type Billable = Pick<
  Receipt,
  'saleId' | 'userId' | 'buyer' | 'reference' | 'item' | 'price' | 'charged' | 'taxRule' | 'paidAt'
>

export type ReceiptEvent = Readonly<{
  _tag: 'ReceiptIssued' | 'CreditNoteIssued' | 'ReceiptCorrected'
  subject: string
  facts: Readonly<{ saleId: string; userId: string }>
}>

const tags: Readonly<Record<PaperReason, ReceiptEvent['_tag']>> = {
  sale: 'ReceiptIssued',
  refund: 'CreditNoteIssued',
  correction: 'ReceiptCorrected',
}

export const issued = ({ id, saleId, userId, reason }: Receipt): ReceiptEvent => ({
  _tag: tags[reason],
  subject: id,
  facts: { saleId, userId },
})

const prefixes: Readonly<Record<PaperKind, string>> = { receipt: 'R', credit_note: 'C' }
const digits = 6

/** A number as people read it, such as R-000042. */
export const paperNumber = ({ kind, number }: Pick<Receipt, 'kind' | 'number'>): string =>
  `${prefixes[kind]}-${String(number).padStart(digits, '0')}`

/** The receipt of a sale that holds: the last one. Papers of a kind are in the order of their numbers. */
export const standingReceipt = (papers: ReadonlyArray<Receipt>): Receipt | null =>
  papers.findLast(({ kind }) => kind === 'receipt') ?? null
