import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { CheckoutStatus } from '../../../domain/sales/checkout.ts'
import type { ReviewView } from '../../../domain/sales/review-view.ts'
import type { ReviewDesk } from '../../../ports/sales/review-desk.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

type Selected = Readonly<{
  id: string
  reference: string
  reason: string
  facts: Readonly<Record<string, unknown>>
  created_at: string
  resolved_at: string | null
  resolution: string | null
  status: CheckoutStatus | null
  total_amount: string
  currency: Currency
  user_id: string
  email: string
  workflow: Readonly<{ id: string; title: string }> | null
  request: Readonly<{ id: string; title: string }> | null
  paid_amount: string | null
  paid_currency: string
  paid_at: string
}>

const select = `
  select r.id, r.reference, r.reason, r.facts, r.created_at, r.resolved_at, r.resolution,
         c.status, c.total_amount, c.currency, c.user_id, u.email,
         case when w.id is not null then json_build_object('id', w.id, 'title', w.title) end as workflow,
         case when q.id is not null then json_build_object('id', q.id, 'title', q.title) end as request,
         c.paid_amount, c.paid_currency, c.paid_at
    from review_items r
    left join checkouts c on c.reference = r.reference
    left join users u on u.id = c.user_id
    left join workflows w on w.id = c.workflow_id
    left join custom_requests q on q.id = c.request_id`

/** A statement for each, so that each finds its own index. */
const listOf = (status: string, resolved: string) =>
  statement(
    `review_listed_${status}`,
    `${select}
      where (r.created_at, r.id) < ($1::timestamptz, $2::uuid) and r.resolved_at ${resolved}
      order by r.created_at desc, r.id desc limit $3`,
  )
const lists = { open: listOf('open', 'is null'), resolved: listOf('resolved', 'is not null') } as const
const one = statement('review_item', `${select} where r.reference = $1`)

const toView = (row: Selected): ReviewView => ({
  id: row.id,
  reference: row.reference,
  reason: row.reason,
  facts: row.facts,
  checkout:
    row.status === null
      ? null
      : {
          status: row.status,
          total: { amount: Number(row.total_amount), currency: row.currency },
          user: { id: row.user_id, email: row.email },
          workflow: row.workflow,
          request: row.request,
        },
  paid:
    row.paid_amount === null
      ? null
      : { amount: Number(row.paid_amount), currency: row.paid_currency, at: timeOf(row.paid_at) },
  createdAt: timeOf(row.created_at),
  resolvedAt: timeOrNull(row.resolved_at),
  resolution: row.resolution,
})

export const postgresReviewDesk = (db: Database): ReviewDesk => ({
  list: ({ status }, page) =>
    pipe(
      read(db)<Selected>(lists[status], newestFirst(page)),
      TE.map((rows) => pageOf(rows.map(toView), page)),
    ),
  one: (reference) =>
    pipe(
      read(db)<Selected>(one, [reference]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toView))),
    ),
})
