import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceOf } from '../../../../src/domain/sales/price.ts'
import {
  correctReceipt,
  type Issue,
  issueCreditNote,
  issueReceipt,
} from '../../../../src/domain/sales/receipts/issue.ts'
import {
  type Billable,
  type PaperKind,
  paperNumber,
  type Receipt,
} from '../../../../src/domain/sales/receipts/receipt.ts'
import { aBillable, day } from './examples.ts'

const kinds: ReadonlyArray<PaperKind> = ['receipt', 'credit_note']

/** Papers in their order, each kind by its numbers. */
const sorted = (papers: ReadonlyArray<Receipt>): ReadonlyArray<Receipt> =>
  kinds.flatMap((kind) => papers.filter((each) => each.kind === kind))

const next = (papers: ReadonlyArray<Receipt>, kind: PaperKind) => {
  const number = papers.filter((each) => each.kind === kind).length + 1
  return { id: `${kind} ${number}`, number, at: day }
}

/** What stands after all of these, one after the other. */
const papersOf = (...steps: ReadonlyArray<(papers: ReadonlyArray<Receipt>) => Issue>): ReadonlyArray<Receipt> =>
  steps.reduce((papers: ReadonlyArray<Receipt>, step) => sorted(papers.concat(step(papers).state)), [])

const sold =
  (sale = aBillable()) =>
  (papers: ReadonlyArray<Receipt>) =>
    issueReceipt(papers, sale, next(papers, 'receipt'))
const refunded =
  (id: string, amount: number, sale = aBillable()) =>
  (papers: ReadonlyArray<Receipt>) =>
    issueCreditNote(papers, sale, { id, amount }, next(papers, 'credit_note'))
const bens = aBillable({ userId: 'ben', buyer: { name: 'Ben', email: 'ben@buyers.example' } })
const corrected =
  (id = 'correction', sale = bens) =>
  (papers: ReadonlyArray<Receipt>) =>
    correctReceipt(papers, sale, id, { note: next(papers, 'credit_note'), receipt: next(papers, 'receipt') })

const sums = (papers: ReadonlyArray<Receipt>, of: 'total' | 'tax'): number =>
  papers.reduce((sum, { kind, price }) => sum + (kind === 'receipt' ? price[of].amount : -price[of].amount), 0)

describe('a receipt', () => {
  it('states what was sold as it was frozen: price, discount, tax, and what was paid', () => {
    const price = priceOf({ amount: 500_000, currency: 'NGN' }, 50_000, aBillable().taxRule)
    const sale = aBillable({ price, charged: { amount: 457_500, currency: 'NGN' } })
    const { state, events } = sold(sale)([])
    expect(state).toEqual([
      {
        ...sale,
        id: 'receipt 1',
        kind: 'receipt',
        number: 1,
        reason: 'sale',
        cause: 'sale',
        creditsId: null,
        refundedBefore: { amount: 0, currency: 'NGN' },
        issuedAt: day,
      },
    ])
    expect(events).toEqual([{ _tag: 'ReceiptIssued', subject: 'receipt 1', facts: { saleId: 'sale', userId: 'ada' } }])
  })

  it('is issued once', () => {
    expect(sold()(papersOf(sold()))).toEqual({ state: [], events: [] })
    expect(sold()(papersOf(sold(), corrected()))).toEqual({ state: [], events: [] })
  })

  it('has a number that people can read', () => {
    expect(paperNumber({ kind: 'receipt', number: 42 })).toBe('R-000042')
    expect(paperNumber({ kind: 'credit_note', number: 12_345_678 })).toBe('C-12345678')
  })
})

describe('a credit note', () => {
  it('takes back what was refunded, with its share of the tax, from the receipt', () => {
    const [receipt, note] = papersOf(sold(), refunded('refund', 200_000))
    expect(note).toMatchObject({ kind: 'credit_note', reason: 'refund', cause: 'refund', creditsId: receipt?.id })
    expect(note?.price).toMatchObject({ total: { amount: 200_000 }, tax: { amount: 13_954 } })
  })

  it('is issued once for a refund, and never without a receipt', () => {
    expect(refunded('refund', 1)(papersOf(sold(), refunded('refund', 1)))).toEqual({ state: [], events: [] })
    expect(refunded('refund', 1)([])).toEqual({ state: [], events: [] })
  })

  it('has no tax in what goes back beyond the price', () => {
    const [, note] = papersOf(sold(), refunded('refund', 507_500))
    expect(note?.price).toMatchObject({ total: { amount: 507_500 }, tax: aBillable().price.tax })
  })

  it('P39: all notes of a sale take back exactly what was sold and its tax, in whatever parts it goes back', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 6 })
    const rule = fc.record({ percent: fc.double({ min: 0, max: 100, noNaN: true }), included: fc.boolean() })
    fc.assert(
      fc.property(parts, rule, fc.nat({ max: 5 }), (amounts, { percent, included }, at) => {
        const taxRule = { name: 'VAT', percent: Number(percent.toFixed(4)), included }
        const price = priceOf({ amount: 1_000_000, currency: 'NGN' }, 1, taxRule)
        const sale = aBillable({ price, taxRule, charged: price.total })
        const rest = price.total.amount - amounts.reduce((sum, each) => sum + each, 0)
        const steps = [...amounts, rest].map((amount, index) => refunded(`refund ${index}`, amount, sale))
        const papers = papersOf(sold(sale), ...steps.toSpliced(at, 0, corrected('c', { ...sale, userId: 'ben' })))
        expect([sums(papers, 'total'), sums(papers, 'tax')]).toEqual([0, 0])
        for (const { price: each } of papers) expect(each.tax.amount).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a correction', () => {
  it('P39: is a credit note over the wrong receipt and a new receipt, and leaves the wrong one as it is', () => {
    const before = papersOf(sold())
    const papers = papersOf(sold(), corrected())
    expect(papers[0]).toEqual(before[0])
    expect(papers.slice(1)).toMatchObject([
      { kind: 'receipt', number: 2, reason: 'correction', userId: 'ben', buyer: bens.buyer, price: bens.price },
      { kind: 'credit_note', number: 1, reason: 'correction', userId: 'ada', creditsId: before[0]?.id },
    ])
    expect([sums(papers, 'total'), sums(papers, 'tax')]).toEqual([500_000, bens.price.tax.amount])
  })

  it('is over what was left, when a part had gone back; later refunds take from the new receipt', () => {
    const papers = papersOf(sold(), refunded('first', 100_000), corrected(), refunded('second', 400_000, bens))
    const [, receipt, , , second] = papers
    expect(receipt).toMatchObject({ price: { total: { amount: 400_000 } }, refundedBefore: { amount: 100_000 } })
    expect(second).toMatchObject({ creditsId: receipt?.id, userId: 'ben' })
    expect([sums(papers, 'total'), sums(papers, 'tax')]).toEqual([0, 0])
  })

  it('is nothing where the receipt is right, or still to come', () => {
    const same: Billable = aBillable()
    expect(corrected('c', same)(papersOf(sold())).state).toEqual([])
    expect(corrected()([]).state).toEqual([])
  })
})
