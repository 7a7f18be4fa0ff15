import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { DisputeList } from '../../../ports/sales/dispute-list.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement } from '../kernel/sql.ts'
import { type SelectedDispute, toDispute } from './outgoing.row.ts'

const all = statement(
  'disputes',
  `select * from disputes where (opened_at, id) < ($1::timestamptz, $2::uuid)
    order by opened_at desc, id desc limit $3`,
)

export const postgresDisputeList = (db: Database): DisputeList => ({
  all: (page) =>
    pipe(
      read(db)<SelectedDispute>(all, newestFirst(page)),
      TE.map((rows) =>
        rows.map(toDispute).map((dispute) => ({ id: dispute.id, createdAt: dispute.openedAt, dispute })),
      ),
      TE.map((placed) => pageOf(placed, page)),
      TE.map(({ items, next }) => ({ items: items.map(({ dispute }) => dispute), next })),
    ),
})
