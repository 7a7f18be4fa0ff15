import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { Billable, PaperKind, PaperReason, Receipt } from '../../../domain/sales/receipts/receipt.ts'
import { timeOf } from '../kernel/sql.ts'

export const ReceiptRow = defineEntity({
  name: 'ReceiptRow',
  tableName: 'receipts',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<PaperKind>(),
    number: p.bigint('number'),
    reason: p.text().$type<PaperReason>(),
    cause: p.uuid(),
    saleId: p.uuid(),
    creditsId: p.uuid().nullable(),
    userId: p.uuid(),
    buyerName: p.text().nullable(),
    buyerEmail: p.text().nullable(),
    reference: p.text(),
    itemTitle: p.text(),
    itemVersion: p.text().nullable(),
    listAmount: p.bigint('number'),
    discountAmount: p.bigint('number'),
    refundedBeforeAmount: p.bigint('number'),
    taxAmount: p.bigint('number'),
    totalAmount: p.bigint('number'),
    chargedAmount: p.bigint('number'),
    currency: p.text().$type<Currency>(),
    taxName: p.text().nullable(),
    taxPercent: p.decimal('number').precision(7).scale(4),
    taxIncluded: p.boolean(),
    paidAt: p.datetime(),
    issuedAt: p.datetime(),
  },
})

/** A sale as papers state it, as SQL selects it: bigint and numeric come as text. */
export type SelectedBillable = Readonly<{
  sale_id: string
  user_id: string
  buyer_name: string | null
  buyer_email: string | null
  reference: string
  item_title: string
  item_version: string | null
  list_amount: string
  discount_amount: string
  tax_amount: string
  total_amount: string
  charged_amount: string
  currency: Currency
  tax_name: string | null
  tax_percent: string
  tax_included: boolean
  paid_at: string
}>

export type SelectedReceipt = SelectedBillable &
  Readonly<{
    id: string
    kind: PaperKind
    number: string
    reason: PaperReason
    cause: string
    credits_id: string | null
    refunded_before_amount: string
    issued_at: string
  }>

export const toBillable = (row: SelectedBillable): Billable => {
  const money = (amount: string) => ({ amount: Number(amount), currency: row.currency })
  return {
    saleId: row.sale_id,
    userId: row.user_id,
    buyer: { name: row.buyer_name, email: row.buyer_email },
    reference: row.reference,
    item: { title: row.item_title, version: row.item_version },
    price: {
      list: money(row.list_amount),
      discount: money(row.discount_amount),
      tax: money(row.tax_amount),
      total: money(row.total_amount),
    },
    charged: money(row.charged_amount),
    taxRule: { name: row.tax_name, percent: Number(row.tax_percent), included: row.tax_included },
    paidAt: timeOf(row.paid_at),
  }
}

export const toReceipt = (row: SelectedReceipt): Receipt => ({
  ...toBillable(row),
  id: row.id,
  kind: row.kind,
  number: Number(row.number),
  reason: row.reason,
  cause: row.cause,
  creditsId: row.credits_id,
  refundedBefore: { amount: Number(row.refunded_before_amount), currency: row.currency },
  issuedAt: timeOf(row.issued_at),
})

export const toReceiptRow = ({ buyer, item, price, refundedBefore, charged, taxRule, ...same }: Receipt) => ({
  ...same,
  buyerName: buyer.name,
  buyerEmail: buyer.email,
  itemTitle: item.title,
  itemVersion: item.version,
  listAmount: price.list.amount,
  discountAmount: price.discount.amount,
  taxAmount: price.tax.amount,
  totalAmount: price.total.amount,
  refundedBeforeAmount: refundedBefore.amount,
  chargedAmount: charged.amount,
  currency: price.total.currency,
  taxName: taxRule.name,
  taxPercent: taxRule.percent,
  taxIncluded: taxRule.included,
})
