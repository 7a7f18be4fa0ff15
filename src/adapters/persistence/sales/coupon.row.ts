import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { Coupon, CouponDiscount, CouponState, SeenCoupon } from '../../../domain/sales/coupons/coupon.ts'
import type { RedemptionStatus } from '../../../domain/sales/coupons/redemption.ts'
import { timeOf, timeOrNull } from '../kernel/sql.ts'

export const CouponRow = defineEntity({
  name: 'CouponRow',
  tableName: 'coupons',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    percentOff: p.decimal('number').precision(5).scale(2).nullable(),
    amountOff: p.bigint('number').nullable(),
    currency: p.text().$type<Currency>().nullable(),
    maxRedemptions: p.integer().nullable(),
    perUserLimit: p.integer().nullable(),
    startsAt: p.datetime().nullable(),
    endsAt: p.datetime().nullable(),
    allItems: p.boolean(),
    state: p.text().$type<CouponState>(),
    uses: p.integer().default(0),
    overUses: p.integer().default(0),
    createdAt: p.datetime(),
    revision: p.integer().default(1),
  },
})

export const CouponWorkflowRow = defineEntity({
  name: 'CouponWorkflowRow',
  tableName: 'coupon_workflows',
  properties: { couponId: p.uuid().primary(), workflowId: p.uuid().primary() },
})

export const CouponRedemptionRow = defineEntity({
  name: 'CouponRedemptionRow',
  tableName: 'coupon_redemptions',
  properties: {
    reference: p.text().primary(),
    couponId: p.uuid(),
    userId: p.uuid(),
    status: p.text().$type<RedemptionStatus>(),
    slot: p.integer().nullable(),
    slotLimit: p.integer().nullable(),
    isOver: p.boolean().default(false),
    reservedAt: p.datetime().defaultRaw('app_now()'),
    settledAt: p.datetime().nullable(),
  },
})

/** Coupons, what they hold for, and who used them. */
export const couponRows = [CouponRow, CouponWorkflowRow, CouponRedemptionRow]

/** A coupon's row as SQL selects it, with its items and the time. */
export type SelectedCoupon = Readonly<{
  id: string
  code: string
  percent_off: string | null
  amount_off: string | null
  currency: Currency | null
  max_redemptions: number | null
  per_user_limit: number | null
  starts_at: string | null
  ends_at: string | null
  all_items: boolean
  state: CouponState
  uses: number
  over_uses: number
  created_at: string
  revision: number
  items: ReadonlyArray<string>
  seen_at: string
}>

/** What `SelectedCoupon` is selected by, of `coupons c`. */
export const couponColumns = `c.*, app_now() as seen_at,
  array(select w.workflow_id::text from coupon_workflows w where w.coupon_id = c.id order by w.workflow_id) as items`

const discountOf = ({ percent_off, amount_off, currency }: SelectedCoupon): CouponDiscount =>
  amount_off === null || currency === null
    ? { kind: 'percent', percent: Number(percent_off) }
    : { kind: 'amount', amount: { amount: Number(amount_off), currency } }

export const toCoupon = (row: SelectedCoupon): SeenCoupon => ({
  id: row.id,
  code: row.code,
  discount: discountOf(row),
  maxRedemptions: row.max_redemptions,
  perUserLimit: row.per_user_limit,
  startsAt: timeOrNull(row.starts_at),
  endsAt: timeOrNull(row.ends_at),
  workflowIds: row.all_items ? null : row.items,
  state: row.state,
  uses: row.uses,
  overUses: row.over_uses,
  createdAt: timeOf(row.created_at),
  revision: row.revision,
  seenAt: timeOf(row.seen_at),
})

/** What an operator can change of a coupon, as columns. */
export const termsRow = (coupon: Coupon) => {
  const { discount, maxRedemptions, perUserLimit, startsAt, endsAt, workflowIds, state, revision } = coupon
  return {
    percentOff: discount.kind === 'percent' ? discount.percent : null,
    amountOff: discount.kind === 'amount' ? discount.amount.amount : null,
    currency: discount.kind === 'amount' ? discount.amount.currency : null,
    maxRedemptions,
    perUserLimit,
    startsAt,
    endsAt,
    allItems: workflowIds === null,
    state,
    revision,
  }
}
