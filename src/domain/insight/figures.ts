/** What was earned, in the minor unit of one currency. `fees` are the provider's less what buyers carried of them. */
export type Figures = Readonly<{
  sales: number
  gross: number
  discounts: number
  tax: number
  refunds: number
  chargebacks: number
  fees: number
}>

export const noFigures: Figures = { sales: 0, gross: 0, discounts: 0, tax: 0, refunds: 0, chargebacks: 0, fees: 0 }

export const plus = (a: Figures, b: Figures): Figures => ({
  sales: a.sales + b.sales,
  gross: a.gross + b.gross,
  discounts: a.discounts + b.discounts,
  tax: a.tax + b.tax,
  refunds: a.refunds + b.refunds,
  chargebacks: a.chargebacks + b.chargebacks,
  fees: a.fees + b.fees,
})

export const isNothing = (figures: Figures): boolean => Object.values(figures).every((figure) => figure === 0)

/** What stays with the shop. */
export const netOf = ({ gross, tax, refunds, chargebacks, fees }: Figures): number =>
  gross - tax - refunds - chargebacks - fees

/** Sales by number and price. */
export type SalesSums = Readonly<{ count: number; total: number }>

/**
 * Sums of the ledger by account, debit positive. A refund or chargeback takes its share of the tax back in its own
 * booking: `refundsTax` and `chargebacksTax` are what such bookings have put on `tax_payable`, and part of `taxPayable`.
 */
export type LedgerSums = Readonly<{
  discounts: number
  taxPayable: number
  refunds: number
  refundsTax: number
  chargebacks: number
  chargebacksTax: number
  paystackFees: number
  buyerFees: number
}>

export const noSums: SalesSums & LedgerSums = {
  count: 0,
  total: 0,
  discounts: 0,
  taxPayable: 0,
  refunds: 0,
  refundsTax: 0,
  chargebacks: 0,
  chargebacksTax: 0,
  paystackFees: 0,
  buyerFees: 0,
}

export const figuresOfSales = ({ count, total }: SalesSums): Figures => ({ ...noFigures, sales: count, gross: total })

/** What the books mean: income and tax owed stand there as credits. What went back to buyers is the whole amount, tax included. */
export const figuresOfLedger = (sums: LedgerSums): Figures => ({
  ...noFigures,
  discounts: sums.discounts,
  tax: 0 - sums.taxPayable,
  refunds: sums.refunds + sums.refundsTax,
  chargebacks: sums.chargebacks + sums.chargebacksTax,
  fees: sums.paystackFees + sums.buyerFees,
})
