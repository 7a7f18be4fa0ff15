import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Objections } from '../../../ports/sales/objections.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const ObjectionRow = defineEntity({
  name: 'ObjectionRow',
  tableName: 'objections',
  properties: {
    id: p.uuid().primary(),
    disputeId: p.uuid(),
    note: p.text().nullable(),
    requestedBy: p.uuid(),
    requestedAt: p.datetime(),
    sentAt: p.datetime().nullable(),
  },
})

type Selected = Readonly<{
  id: string
  dispute_id: string
  note: string | null
  requested_by: string
  requested_at: string
  sent_at: string | null
}>

const find = statement('objection', 'select * from objections where id = $1')
const sent = 'update objections set sent_at = $2 where id = $1 and sent_at is null'

export const postgresObjections = (db: Database): Objections => ({
  add: (tx) => (objection) => inside(tx, async (em) => void (await em.insert(ObjectionRow, { ...objection }))),
  find: (id) =>
    pipe(
      read(db)<Selected>(find, [id]),
      TE.map(([row]) =>
        pipe(
          O.fromNullable(row),
          O.map(({ dispute_id, note, requested_by, requested_at, sent_at }) => ({
            id,
            disputeId: dispute_id,
            note,
            requestedBy: requested_by,
            requestedAt: timeOf(requested_at),
            sentAt: timeOrNull(sent_at),
          })),
        ),
      ),
    ),
  sent: (tx) => (id, at) => inside(tx, async () => void (await execute(tx, sent, [id, at]))),
})
