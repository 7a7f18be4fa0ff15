import { randomUUID } from 'node:crypto'

export const [user, workflow, version, sale, entitlement, txn, otherTxn, coupon] = Array.from({ length: 8 }, () =>
  randomUUID(),
)

export const buyer = (facts: Readonly<Record<string, unknown>>) => ({
  id: user,
  email: 'ada@buyers.example',
  email_key: 'ada@buyers.example',
  name: 'Ada',
  password_hash: 'none',
  created_at: new Date(),
  ...facts,
})
export const session = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  user_id: user,
  user_agent: '',
  created_at: new Date(),
  last_seen_at: new Date(),
  rotated_at: new Date(),
  ended_at: null,
  ...facts,
})

export const checkout = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  reference: 'VX-OF-THE-CHECKOUT',
  user_id: user,
  workflow_id: workflow,
  version_id: version,
  list_amount: 500_000,
  discount_amount: 0,
  tax_amount: 0,
  total_amount: 500_000,
  currency: 'NGN',
  tax_percent: 0,
  tax_included: true,
  status: 'paid',
  expires_at: new Date(),
  ...facts,
})
export const sold = (facts: Readonly<Record<string, unknown>> = {}) => {
  const { tax_percent: _, tax_included: __, expires_at: ___, ...same } = checkout()
  return { ...same, id: sale, charged_amount: 500_000, fees_amount: 0, paid_at: new Date(), ...facts }
}
export const entry = (account: string, delta: number, txn_id = txn) => ({
  id: randomUUID(),
  txn_id,
  reference: 'VX-OF-THE-CHECKOUT',
  account,
  currency: 'NGN',
  delta,
})
export const couponOf = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: coupon,
  code: 'SPRING',
  percent_off: 10,
  all_items: true,
  state: 'active',
  uses: 1,
  ...facts,
})
export const use = (facts: Readonly<Record<string, unknown>> = {}) => ({
  reference: 'VX-OF-THE-CHECKOUT',
  coupon_id: coupon,
  user_id: user,
  status: 'consumed',
  slot: 1,
  ...facts,
})
export const withCoupon = { checkouts: [checkout({ coupon_id: coupon, coupon_code: 'SPRING' })] }
export const right = { id: entitlement, user_id: user, workflow_id: workflow, status: 'active', granted_at: new Date() }
export const source = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  entitlement_id: entitlement,
  kind: 'sale',
  origin_id: sale,
  status: 'good',
  created_at: new Date(),
  ...facts,
})
export const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
export const file = {
  id: version,
  workflow_id: workflow,
  version: '1.0.0',
  status: 'released',
  changelog: '',
  source: '',
  source_sha256: nothing,
  sold: '',
  sold_sha256: nothing,
  content_hash: '',
  facts: {},
  requirements: {},
  report: {},
  created_at: new Date(),
}

/** A sale as RecordSale leaves it. */
export const whole = {
  checkouts: [checkout()],
  sales: [sold()],
  ledger_entries: [entry('paystack_clearing', 500_000), entry('sales', -500_000)],
  entitlements: [right],
  entitlement_sources: [source()],
  workflow_versions: [file],
}
export const refund = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  reference: 'VX-OF-THE-CHECKOUT',
  sale_id: sale,
  amount: 500_000,
  currency: 'NGN',
  status: 'pending',
  origin: 'vexa',
  sent: true,
  reason: '',
  created_at: new Date(),
  ...facts,
})
/** The receipt of that sale, or another paper of it. */
export const paper = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  kind: 'receipt',
  number: 1,
  reason: 'sale',
  cause: randomUUID(),
  sale_id: sale,
  user_id: user,
  reference: 'VX-OF-THE-CHECKOUT',
  item_title: 'Invoices',
  list_amount: 500_000,
  discount_amount: 0,
  refunded_before_amount: 0,
  tax_amount: 0,
  total_amount: 500_000,
  charged_amount: 500_000,
  currency: 'NGN',
  tax_percent: 0,
  tax_included: true,
  paid_at: new Date(),
  issued_at: new Date(),
  ...facts,
})
export const note = (facts: Readonly<Record<string, unknown>> = {}) =>
  paper({ kind: 'credit_note', reason: 'refund', credits_id: randomUUID(), ...facts })
export type Extra =
  | 'review_items'
  | 'refunds'
  | 'coupons'
  | 'coupon_redemptions'
  | 'receipts'
  | 'receipt_counters'
  | 'users'
  | 'sessions'
  | 'custom_requests'
  | 'workflows'
  | 'quotes'
  | 'request_messages'
  | 'events'
export type Rows = Readonly<Partial<Record<keyof typeof whole | Extra, ReadonlyArray<object>>>>

/** Every table that a test of these may have filled. */
export const emptying = `truncate ${Object.keys(whole).join(', ')}, review_items, refunds, coupons, receipt_counters, users,
  sessions, events, figures, figures_pending, day_figures, workflow_figures, workflow_ranks, standing_counts,
  standing_counts_pending cascade`
