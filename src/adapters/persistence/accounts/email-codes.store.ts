import { defineEntity, p } from '@mikro-orm/postgresql'
import type { EmailCode } from '../../../domain/accounts/email-code.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { EmailCodes } from '../../../ports/accounts/email-codes.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const EmailCodeRow = defineEntity({
  name: 'EmailCodeRow',
  tableName: 'email_codes',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    sessionId: p.uuid(),
    seed: p.text(),
    hash: p.text(),
    asked: p.boolean(),
    triesLeft: p.integer(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
})

const add = `
  insert into email_codes (id, user_id, session_id, seed, hash, asked, tries_left, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, app_now() + $8::bigint * interval '1 ms')`

const ages = `
  select extract(epoch from app_now() - created_at) * 1000 as age_ms from email_codes
   where user_id = $1 and asked and created_at > app_now() - $2::bigint * interval '1 ms'
   order by created_at desc`

const columns = `c.id, c.user_id, c.session_id, c.seed, c.hash, c.tries_left,
  c.used_at is not null as is_used, c.expires_at <= app_now() as is_over`

const lockNewest = `
  select ${columns} from email_codes c
   where c.session_id = $1 order by c.created_at desc, c.id desc limit 1 for update`

const findNewest = statement(
  'newest_email_code',
  `select ${columns} from email_codes c
    where c.id = $1
      and not exists (select from email_codes n
                       where n.session_id = c.session_id and (n.created_at, n.id) > (c.created_at, c.id))`,
)

const miss = 'update email_codes set tries_left = tries_left - 1 where id = $1 and tries_left > 0'

const use = `
  update email_codes set used_at = app_now()
   where id = $1 and used_at is null and tries_left > 0 and expires_at > app_now()`

type Selected = Readonly<{
  id: string
  user_id: string
  session_id: string
  seed: string
  hash: string
  tries_left: number
  is_used: boolean
  is_over: boolean
}>

const toCode = (row: Selected): EmailCode => ({
  id: row.id,
  userId: row.user_id,
  sessionId: row.session_id,
  seed: row.seed,
  hash: row.hash,
  triesLeft: row.tries_left,
  isUsed: row.is_used,
  isOver: row.is_over,
})

const first = ([row]: ReadonlyArray<Selected>): O.Option<EmailCode> => pipe(O.fromNullable(row), O.map(toCode))

export const postgresEmailCodes = (db: Database): EmailCodes => ({
  add:
    (tx) =>
    ({ id, userId, sessionId, seed, hash, asked, tries, lifetimeMs }) =>
      inside(tx, async () => {
        await execute(tx, add, [id, userId, sessionId, seed, hash, asked, tries, lifetimeMs])
      }),
  agesMs: (tx) => (userId, withinMs) =>
    inside(tx, async () =>
      (await execute<Readonly<{ age_ms: string }>>(tx, ages, [userId, withinMs])).rows.map(({ age_ms }) =>
        Number(age_ms),
      ),
    ),
  lockNewest: (tx) => (sessionId) =>
    inside(tx, async () => first((await execute<Selected>(tx, lockNewest, [sessionId])).rows)),
  miss: (tx) => (id) =>
    inside(tx, async () => {
      await execute(tx, miss, [id])
    }),
  use: (tx) => (id) => inside(tx, async () => (await execute(tx, use, [id])).changed === 1),
  findNewest: (id) => pipe(read(db)<Selected>(findNewest, [id]), TE.map(first)),
})
