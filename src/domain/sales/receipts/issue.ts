import { changed, type Decision, unchanged } from '../../kernel/decision.ts'
import { type Money, zero } from '../../kernel/money.ts'
import type { PriceBreakdown } from '../price.ts'
import { share } from '../share.ts'
import { type Billable, issued, type Receipt, type ReceiptEvent, standingReceipt } from './receipt.ts'

/** The name, number and time of a paper that may come to be. */
export type Numbered = Readonly<{ id: string; number: number; at: Date }>

/** Papers that are to be kept, and what announces them. */
export type Issue = Decision<ReadonlyArray<Receipt>, ReceiptEvent>

const none: Issue = unchanged([])

type Paper = Pick<Receipt, 'kind' | 'reason' | 'cause' | 'creditsId' | 'price'> & Readonly<{ refundedBefore?: Money }>

const paper = (
  { saleId, userId, buyer, reference, item, charged, taxRule, paidAt }: Billable,
  { id, number, at }: Numbered,
  of: Paper,
): Receipt => ({
  id,
  number,
  saleId,
  userId,
  buyer,
  reference,
  item,
  charged,
  taxRule,
  paidAt,
  issuedAt: at,
  refundedBefore: zero(charged.currency),
  ...of,
})

/** The receipt of a sale, over its price as it was frozen; once, whoever asks and however often. */
export const issueReceipt = (papers: ReadonlyArray<Receipt>, sale: Billable, named: Numbered): Issue => {
  if (papers.some(({ kind }) => kind === 'receipt')) return none
  const { saleId, price } = sale
  const receipt = paper(sale, named, { kind: 'receipt', reason: 'sale', cause: saleId, creditsId: null, price })
  return changed([receipt], issued(receipt))
}

/** What refunds have taken back on paper. */
const creditedBy = (papers: ReadonlyArray<Receipt>): number =>
  papers
    .filter(({ kind, reason }) => kind === 'credit_note' && reason === 'refund')
    .reduce((sum, { price: { total } }) => sum + total.amount, 0)

/** The tax in the first so many minor units that go back, as the ledger counts it; beyond the price there is none. */
const taxWithin = ({ total, tax }: PriceBreakdown, amount: number): number =>
  total.amount === 0 ? 0 : share(tax.amount, BigInt(Math.min(amount, total.amount)), BigInt(total.amount))

const priceOver = ({ total: { currency } }: PriceBreakdown, amount: number, tax: number): PriceBreakdown => {
  const money = (each: number): Money => ({ amount: each, currency })
  return { list: money(amount), discount: zero(currency), tax: money(tax), total: money(amount) }
}

/**
 * The credit note of a refund, `amount` in minor units: its share of the tax is what the ledger no longer owes, so that
 * all notes of a sale together take back exactly its tax. None without a receipt to take from, or a second time.
 */
export const issueCreditNote = (
  papers: ReadonlyArray<Receipt>,
  sale: Billable,
  refund: Readonly<{ id: string; amount: number }>,
  named: Numbered,
): Issue => {
  const receipt = standingReceipt(papers)
  if (receipt === null || papers.some(({ kind, cause }) => kind === 'credit_note' && cause === refund.id)) return none
  const before = creditedBy(papers)
  const tax = taxWithin(sale.price, before + refund.amount) - taxWithin(sale.price, before)
  const note = paper({ ...sale, userId: receipt.userId, buyer: receipt.buyer }, named, {
    kind: 'credit_note',
    reason: 'refund',
    cause: refund.id,
    creditsId: receipt.id,
    price: priceOver(sale.price, refund.amount, tax),
  })
  return changed([note], issued(note))
}

/**
 * Corrects whose receipt it is, which is never done on the paper: a credit note over what was left of the old receipt,
 * and a new one over the same for the buyer of now. Nothing where no receipt was issued yet: that one will be right.
 */
export const correctReceipt = (
  papers: ReadonlyArray<Receipt>,
  sale: Billable,
  correctionId: string,
  named: Readonly<{ note: Numbered; receipt: Numbered }>,
): Issue => {
  const wrong = standingReceipt(papers)
  if (wrong === null || wrong.userId === sale.userId) return none
  const { price } = sale
  const back = Math.min(creditedBy(papers), price.total.amount)
  const left = priceOver(price, price.total.amount - back, price.tax.amount - taxWithin(price, back))
  const cause = { reason: 'correction', cause: correctionId } as const
  const was = { ...sale, userId: wrong.userId, buyer: wrong.buyer }
  const note = paper(was, named.note, { kind: 'credit_note', ...cause, creditsId: wrong.id, price: left })
  const receipt = paper(sale, named.receipt, {
    kind: 'receipt',
    ...cause,
    creditsId: null,
    price: { ...price, tax: left.tax, total: left.total },
    refundedBefore: { amount: back, currency: price.total.currency },
  })
  return changed([receipt, note], issued(receipt))
}
