import type { Money } from '../kernel/money.ts'
import type { SaleStatus } from '../sales/sale.ts'

/** A sale as its buyer sees it; `paidAt` is Paystack's time; `receiptNumber` is null until the receipt is issued. */
export type Purchase = Readonly<{
  reference: string
  saleId: string
  workflow: Readonly<{ id: string; slug: string; title: string }> | null
  version: string | null
  request: Readonly<{ id: string; title: string }> | null
  total: Money
  status: SaleStatus
  paidAt: Date
  receiptNumber: string | null
}>
