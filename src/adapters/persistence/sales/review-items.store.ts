import { defineEntity, p } from '@mikro-orm/postgresql'
import { O } from '../../../domain/kernel/fp.ts'
import type { ReviewItems } from '../../../ports/sales/review-items.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const ReviewItemRow = defineEntity({
  name: 'ReviewItemRow',
  tableName: 'review_items',
  properties: {
    reference: p.text().primary(),
    id: p.uuid().unique().defaultRaw('gen_random_uuid()'),
    reason: p.text(),
    facts: p.json().$type<Readonly<Record<string, unknown>>>(),
    createdAt: p.datetime().defaultRaw("date_trunc('milliseconds', app_now())"),
    resolvedAt: p.datetime().nullable(),
    resolution: p.text().nullable(),
    resolvedBy: p.uuid().nullable(),
  },
})

/** One statement decides between two who add at once. */
const add = `
  insert into review_items as known (reference, reason, facts) values ($1, $2, $3)
  on conflict (reference) do update
     set reason = excluded.reason, facts = excluded.facts, created_at = excluded.created_at,
         resolved_at = null, resolution = null, resolved_by = null
   where known.resolved_at is not null and known.reason <> excluded.reason`

const lock = 'select resolved_at is null as is_open from review_items where reference = $1 for update'

const resolve = `
  update review_items set resolved_at = app_now(), resolution = $2, resolved_by = $3 where reference = $1`

const reopen = `
  update review_items set resolved_at = null, resolution = null, resolved_by = null where reference = $1`

export const postgresReviewItems: ReviewItems = {
  add:
    (tx) =>
    ({ reference, reason, facts }) =>
      inside(tx, async () => (await execute(tx, add, [reference, reason, JSON.stringify(facts)])).changed === 1),
  lock: (tx) => (reference) =>
    inside(tx, async () => {
      const [row] = (await execute<{ is_open: boolean }>(tx, lock, [reference])).rows
      return row === undefined ? O.none : O.some({ isOpen: row.is_open })
    }),
  resolve:
    (tx) =>
    (reference, { resolution, by }) =>
      inside(tx, async () => void (await execute(tx, resolve, [reference, resolution, by]))),
  reopen: (tx) => (reference) => inside(tx, async () => void (await execute(tx, reopen, [reference]))),
}
