import { defineEntity, p } from '@mikro-orm/postgresql'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Wish } from '../../../domain/wishes/wish.ts'
import type { Wishes } from '../../../ports/wishes/wishes.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const WishRow = defineEntity({
  name: 'WishRow',
  tableName: 'wishes',
  properties: { id: p.uuid().primary(), userId: p.uuid(), text: p.text(), createdAt: p.datetime() },
})

type Selected = Readonly<{ id: string; user_id: string; text: string; created_at: string }>

const toWish = ({ id, user_id, text, created_at }: Selected): Wish => ({
  id,
  userId: user_id,
  text,
  createdAt: timeOf(created_at),
})

const ofBuyer = statement(
  'wishes_of',
  `select id, user_id, text, created_at from wishes
    where user_id = $4 and (created_at, id) < ($1::timestamptz, $2::uuid) order by created_at desc, id desc limit $3`,
)

export const postgresWishes = (db: Database): Wishes => ({
  add: (tx) => (wish) => inside(tx, async (em) => void (await em.insert(WishRow, { ...wish }))),
  of: (userId, page) =>
    pipe(
      read(db)<Selected>(ofBuyer, [...newestFirst(page), userId]),
      TE.map((rows) => pageOf(rows.map(toWish), page)),
    ),
})
