import type { AppliedCoupon } from './coupons/coupon.ts'
import type { Item } from './item.ts'
import type { PriceBreakdown, TaxRule } from './price.ts'
import type { Reference } from './reference.ts'

export type CheckoutStatus =
  | 'open'
  | 'initialized'
  | 'paid'
  | 'failed'
  | 'expired'
  | 'superseded'
  | 'review'
  | 'refunded'
  | 'dismissed'

/** Why a payment waits for a person instead of becoming a sale. */
export type ReviewReason = 'amount' | 'currency' | 'mode' | 'reference' | 'owned_already' | 'buyer_gone' | 'late'

/** The intent to buy: a snapshot that later edits of price, coupon or tax never reach. Times are the database's. */
export type Checkout = Readonly<{
  id: string
  reference: Reference
  userId: string
  item: Item
  price: PriceBreakdown
  taxRule: TaxRule
  /** The coupon that the price was made with; later changes of it never reach here. */
  coupon: AppliedCoupon | null
  status: CheckoutStatus
  reviewReason: ReviewReason | null
  /** What came for it, while a person must say what becomes of it; kept when they said it. */
  held: HeldPayment | null
  payPage: PayPage | null
  returnUrl: string | null
  createdAt: Date
  expiresAt: Date
}>

/** Money that came and bought nothing by itself, in minor units of a currency that need not be the shop's. */
export type HeldPayment = Readonly<{
  amount: number
  currency: string
  fees: number
  providerId: string
  paidAt: Date
}>

/** Where Paystack takes the payment of a checkout; given once, it cannot be asked for again. */
export type PayPage = Readonly<{ authorizationUrl: string; accessCode: string }>

/** A checkout before the database has dated it. */
export type NewCheckout = Omit<Checkout, 'createdAt' | 'expiresAt'>

const minute = 60_000
const hour = 60 * minute

/** How long a checkout can be paid, and how long a payment may come late and still be a sale. */
export const lifetimeMs = 30 * minute
export const graceMs = 24 * hour

/** How long a call to Paystack is waited for before another may take it over. */
export const callLeaseMs = 15_000

/** What stays as it is whatever Paystack says from now on. */
export const isSettled = ({ status }: Pick<Checkout, 'status'>): boolean =>
  status === 'paid' || status === 'review' || status === 'refunded' || status === 'dismissed'

/** What clients are told. */
export type ShownStatus = 'pending' | 'paid' | 'failed' | 'expired' | 'review'

const shown: Readonly<Record<CheckoutStatus, ShownStatus>> = {
  open: 'pending',
  initialized: 'pending',
  paid: 'paid',
  failed: 'failed',
  refunded: 'failed',
  dismissed: 'failed',
  expired: 'expired',
  superseded: 'expired',
  review: 'review',
}

export const shownStatus = ({ status }: Pick<Checkout, 'status'>): ShownStatus => shown[status]

const everyMs = 2 * minute

/**
 * When to ask Paystack again about an unpaid checkout: every two minutes until it expires, then at growing
 * intervals, and no more a day after (null).
 */
export const nextVerifyAt = ({ expiresAt }: Pick<Checkout, 'expiresAt'>, now: Date): Date | null => {
  const overdueMs = now.getTime() - expiresAt.getTime()
  if (overdueMs >= graceMs) return null
  return new Date(now.getTime() + Math.max(everyMs, Math.floor(overdueMs / 2)))
}
