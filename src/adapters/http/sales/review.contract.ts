import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { json } from '../kernel/codec/opaque.ts'
import { documented } from '../kernel/codec/schema.ts'
import { instant, integer, money, nullable, text, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const tag = 'Operators'

/** As the provider names it: money in review can be of any currency. */
export const anyCurrency = documented(t.string, { type: 'string', pattern: '^[A-Z]{3}$' })

const checkoutStatus = word(
  'open',
  'initialized',
  'paid',
  'failed',
  'expired',
  'superseded',
  'review',
  'refunded',
  'dismissed',
)

export const reviewItem = members({
  reference: t.string,
  reason: t.string,
  facts: json,
  checkout: nullable(
    members({
      status: checkoutStatus,
      total: money,
      user: members({ id: uuid, email: t.string }),
      workflow: nullable(members({ id: uuid, title: t.string })),
      request: nullable(members({ id: uuid, title: t.string })),
    }),
  ),
  paid: nullable(members({ amount: integer(0, Number.MAX_SAFE_INTEGER), currency: anyCurrency, at: instant })),
  createdAt: instant,
  resolvedAt: nullable(instant),
  resolution: nullable(word('accept', 'refund', 'dismiss', 'refunded')),
})

export const adminReview = list({
  id: 'adminReview',
  method: 'get',
  path: '/api/admin/payments/review',
  summary: 'Payments and refunds that wait for a person, or waited, newest first',
  tag,
  access: 'manager',
  filters: { status: word('open', 'resolved') },
  item: reviewItem,
})

export const adminResolveReview = contract({
  id: 'adminResolveReview',
  method: 'post',
  path: '/api/admin/payments/review/:reference/resolve',
  summary: 'Say what becomes of a payment that waits: a sale, a refund, or nothing',
  tag,
  access: 'owner',
  params: members({ reference: text(1, 200) }),
  body: members({ action: word('accept', 'refund', 'dismiss'), reason: text(1, 1_000) }),
  response: reviewItem,
})
