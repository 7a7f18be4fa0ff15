import * as t from 'io-ts'
import { couponCode } from '../../../domain/sales/coupons/coupon.ts'
import { fail } from '../kernel/codec/flawed.ts'
import { members } from '../kernel/codec/members.ts'
import { documented } from '../kernel/codec/schema.ts'
import { instant, integer, listOf, money, nullable, parsed, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const tag = 'Coupons'
const mostItems = 1_000
const often = integer(1, 1_000_000_000)
const items = listOf(uuid, mostItems)
const code = parsed('coupon code', couponCode, {
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{2,39}$',
  description: 'compared without case',
})

/** A share in per cent; the domain knows which there are. */
const percent = documented(
  new t.Type<number>(
    'percent',
    (input): input is number => typeof input === 'number',
    (input, context) =>
      typeof input === 'number'
        ? t.success(input)
        : fail(input, context, { code: 'wrong_type', message: 'must be a number' }),
    t.identity,
  ),
  { type: 'number', exclusiveMinimum: 0, maximum: 100, multipleOf: 0.01 },
)

const terms = {
  percentOff: percent,
  amountOff: money,
  maxRedemptions: often,
  perUserLimit: often,
  startsAt: instant,
  endsAt: instant,
  workflowIds: items,
}

const status = word('active', 'paused', 'exhausted', 'expired', 'archived')
const coupon = members({ id: uuid, code, status, redemptions: integer(0, Number.MAX_SAFE_INTEGER) }, terms)
const params = members({ id: uuid })

export const adminCoupons = list({
  id: 'adminCoupons',
  method: 'get',
  path: '/api/admin/coupons',
  summary: 'The coupons, newest first, archived ones too',
  tag,
  access: 'manager',
  item: coupon,
})

export const makeCoupon = contract({
  id: 'makeCoupon',
  method: 'post',
  path: '/api/admin/coupons',
  summary: 'Make a coupon: a share or an amount off, with limits',
  tag,
  access: 'manager',
  body: members({ code }, terms),
  response: coupon,
  success: [201],
  idempotent: true,
})

export const adminCoupon = contract({
  id: 'adminCoupon',
  method: 'get',
  path: '/api/admin/coupons/:id',
  summary: 'A coupon, with how often it was taken',
  tag,
  access: 'manager',
  params,
  response: coupon,
})

/** A limit that is null is taken off. */
export const changeCoupon = contract({
  id: 'changeCoupon',
  method: 'patch',
  path: '/api/admin/coupons/:id',
  summary: 'Change a coupon, pause it, or make it active again; null takes a limit off',
  tag,
  access: 'manager',
  params,
  body: members(
    {},
    {
      percentOff: percent,
      amountOff: money,
      maxRedemptions: nullable(often),
      perUserLimit: nullable(often),
      startsAt: nullable(instant),
      endsAt: nullable(instant),
      workflowIds: nullable(items),
      status: word('active', 'paused'),
    },
  ),
  response: coupon,
})

export const deleteCoupon = contract({
  id: 'deleteCoupon',
  method: 'delete',
  path: '/api/admin/coupons/:id',
  summary: 'Delete a coupon; one that was ever redeemed is archived',
  tag,
  access: 'manager',
  params,
})
