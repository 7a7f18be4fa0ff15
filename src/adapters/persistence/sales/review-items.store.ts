import { defineEntity, p } from '@mikro-orm/postgresql'
import type { ReviewItems } from '../../../ports/sales/review-items.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { inside } from '../kernel/transact.ts'

export const ReviewItemRow = defineEntity({
  name: 'ReviewItemRow',
  tableName: 'review_items',
  properties: {
    reference: p.text().primary(),
    reason: p.text(),
    facts: p.json().$type<Readonly<Record<string, unknown>>>(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    resolvedAt: p.datetime().nullable(),
    resolution: p.text().nullable(),
  },
})

export const postgresReviewItems: ReviewItems = {
  add: (tx) => (item) =>
    inside(tx, async (em) => void (await insertUnlessTaken(em, ReviewItemRow, { ...item }, ['reference']))),
}
