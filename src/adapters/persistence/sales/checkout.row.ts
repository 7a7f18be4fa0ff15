import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Currency } from '../../../domain/kernel/money.ts'
import type {
  Checkout,
  CheckoutStatus,
  HeldPayment,
  NewCheckout,
  ReviewReason,
} from '../../../domain/sales/checkout.ts'
import { timeOf } from '../kernel/sql.ts'
import { itemValues, toItem } from './item.row.ts'

export const CheckoutRow = defineEntity({
  name: 'CheckoutRow',
  tableName: 'checkouts',
  properties: {
    id: p.uuid().primary(),
    reference: p.text().unique(),
    userId: p.uuid(),
    workflowId: p.uuid().nullable(),
    versionId: p.uuid().nullable(),
    requestId: p.uuid().nullable(),
    listAmount: p.bigint('number'),
    discountAmount: p.bigint('number'),
    taxAmount: p.bigint('number'),
    totalAmount: p.bigint('number'),
    currency: p.text().$type<Currency>(),
    taxName: p.text().nullable(),
    taxPercent: p.decimal('number').precision(7).scale(4),
    taxIncluded: p.boolean(),
    couponId: p.uuid().nullable(),
    couponCode: p.text().nullable(),
    status: p.text().$type<CheckoutStatus>(),
    reviewReason: p.text().$type<ReviewReason>().nullable(),
    authorizationUrl: p.text().nullable(),
    accessCode: p.text().nullable(),
    returnUrl: p.text().nullable(),
    callingUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    nextVerifyAt: p.datetime().nullable(),
    verifyCount: p.integer().default(0),
    settledAt: p.datetime().nullable(),
    paidAmount: p.bigint('number').nullable(),
    paidCurrency: p.text().nullable(),
    paidFees: p.bigint('number').nullable(),
    providerId: p.text().nullable(),
    paidAt: p.datetime().nullable(),
    nextOutgoingAt: p.datetime().nullable(),
    outgoingReads: p.integer().default(0),
    revision: p.integer().default(1),
  },
})

/** A row as SQL selects it: bigint and numeric come as text. */
export type SelectedCheckout = Readonly<{
  id: string
  reference: string
  user_id: string
  workflow_id: string | null
  version_id: string
  request_id: string
  list_amount: string
  discount_amount: string
  tax_amount: string
  total_amount: string
  currency: Currency
  tax_name: string | null
  tax_percent: string
  tax_included: boolean
  coupon_id: string | null
  coupon_code: string | null
  status: CheckoutStatus
  review_reason: ReviewReason | null
  authorization_url: string | null
  access_code: string | null
  return_url: string | null
  paid_amount: string | null
  paid_currency: string | null
  paid_fees: string | null
  provider_id: string | null
  paid_at: string | null
  created_at: string
  expires_at: string
}>

const heldOf = (row: SelectedCheckout): HeldPayment | null =>
  row.paid_amount === null || row.paid_currency === null || row.paid_at === null
    ? null
    : {
        amount: Number(row.paid_amount),
        currency: row.paid_currency,
        fees: Number(row.paid_fees ?? 0),
        providerId: row.provider_id ?? '',
        paidAt: timeOf(row.paid_at),
      }

export const toCheckout = (row: SelectedCheckout): Checkout => {
  const money = (amount: string) => ({ amount: Number(amount), currency: row.currency })
  const { authorization_url: authorizationUrl, access_code: accessCode, coupon_id: couponId, coupon_code: code } = row
  return {
    id: row.id,
    reference: row.reference,
    userId: row.user_id,
    item: toItem(row),
    price: {
      list: money(row.list_amount),
      discount: money(row.discount_amount),
      tax: money(row.tax_amount),
      total: money(row.total_amount),
    },
    taxRule: { name: row.tax_name, percent: Number(row.tax_percent), included: row.tax_included },
    coupon: couponId === null || code === null ? null : { id: couponId, code },
    status: row.status,
    reviewReason: row.review_reason,
    held: heldOf(row),
    payPage: authorizationUrl === null || accessCode === null ? null : { authorizationUrl, accessCode },
    returnUrl: row.return_url,
    createdAt: timeOf(row.created_at),
    expiresAt: timeOf(row.expires_at),
  }
}

/** The columns that a new checkout fills, in the order of `newCheckoutColumns`. */
export const newCheckoutValues = ({ id, reference, userId, item, price, taxRule, coupon, returnUrl }: NewCheckout) => [
  id,
  reference,
  userId,
  ...itemValues(item),
  price.list.amount,
  price.discount.amount,
  price.tax.amount,
  price.total.amount,
  price.total.currency,
  taxRule.name,
  taxRule.percent,
  taxRule.included,
  coupon?.id ?? null,
  coupon?.code ?? null,
  returnUrl,
]

export const newCheckoutColumns =
  'id, reference, user_id, workflow_id, version_id, request_id, list_amount, discount_amount, tax_amount, total_amount, currency, tax_name, tax_percent, tax_included, coupon_id, coupon_code, return_url'
