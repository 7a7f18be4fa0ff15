import { priceOf, type TaxRule } from '../../../../src/domain/sales/price.ts'
import type { Billable } from '../../../../src/domain/sales/receipts/receipt.ts'

export const vat: TaxRule = { name: 'VAT', percent: 7.5, included: true }
export const day = new Date('2026-03-02T09:00:00.000Z')

/** A sale of 5,000 naira, VAT included, to Ada. */
export const aBillable = (facts: Partial<Billable> = {}): Billable => {
  const price = priceOf({ amount: 500_000, currency: 'NGN' }, 0, vat)
  return {
    saleId: 'sale',
    userId: 'ada',
    buyer: { name: 'Ada Obi', email: 'ada@buyers.example' },
    reference: 'VX-0123456789abcdef',
    item: { title: 'Invoices to a sheet', version: '1.0.0' },
    price,
    charged: price.total,
    taxRule: vat,
    paidAt: day,
    ...facts,
  }
}
