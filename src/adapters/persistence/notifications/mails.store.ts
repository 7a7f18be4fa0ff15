import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Mail, MailFacts, MailState, NewMail } from '../../../domain/notifications/mail.ts'
import type { Mails } from '../../../ports/notifications/mails.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const MailRow = defineEntity({
  name: 'MailRow',
  tableName: 'mails',
  properties: {
    id: p.uuid().primary(),
    kind: p.text(),
    cause: p.uuid(),
    userId: p.uuid().nullable(),
    adminId: p.uuid().nullable(),
    facts: p.json().$type<MailFacts>(),
    bulk: p.boolean(),
    token: p.text().unique(),
    state: p.text().$type<MailState>().default('waiting'),
    reason: p.text().nullable(),
    attempts: p.integer().default(0),
    dueAt: p.datetime().defaultRaw('app_now()'),
    createdAt: p.datetime().defaultRaw('app_now()'),
    endedAt: p.datetime().nullable(),
  },
})

/** What somebody waits for and what goes to many are asked for apart, so that an index answers each at its beginning. */
const take = `
  with due as materialized (
    select id from mails
     where ended_at is null and bulk = $1 and due_at <= app_now()
     order by due_at, id limit $2 for update skip locked)
  update mails
     set state = 'sending', attempts = attempts + 1, due_at = app_now() + $3::bigint * interval '1 ms'
    from due where mails.id = due.id
  returning mails.id, kind, cause, user_id, admin_id, facts, bulk, token, attempts, created_at`

const end = `
  update mails set state = $3, reason = $4, ended_at = app_now()
   where id = $1 and state = 'sending' and attempts = $2`

const putOff = `
  update mails set state = 'waiting', reason = $4, due_at = app_now() + $3::bigint * interval '1 ms'
   where id = $1 and state = 'sending' and attempts = $2`

type Selected = Readonly<{
  id: string
  kind: string
  cause: string
  user_id: string | null
  admin_id: string | null
  facts: MailFacts
  bulk: boolean
  token: string
  attempts: number
  created_at: string
}>

const toMail = ({ user_id, admin_id, created_at, ...same }: Selected): Mail => ({
  ...same,
  readership: admin_id === null ? 'buyer' : 'operator',
  userId: user_id ?? admin_id ?? '',
  createdAt: timeOf(created_at),
})

const toRow = ({ readership, userId, ...mail }: NewMail) => ({
  ...mail,
  userId: readership === 'buyer' ? userId : null,
  adminId: readership === 'operator' ? userId : null,
})

const recipient = statement('mail_recipient_by_token', 'select user_id from mails where token = $1')

export const postgresMails = (db: Database): Mails => ({
  post: (tx) => (mails) =>
    mails.length === 0
      ? TE.right(0)
      : inside(tx, async (em) => {
          const result = await em
            .createQueryBuilder(MailRow)
            .insert(mails.map(toRow))
            .onConflict()
            .ignore()
            .execute('run')
          return result.affectedRows
        }),
  take: (tx) => (most, leaseMs) =>
    inside(tx, async () => {
      const urgent = (await execute<Selected>(tx, take, [false, most, leaseMs])).rows
      const bulk =
        urgent.length < most ? (await execute<Selected>(tx, take, [true, most - urgent.length, leaseMs])).rows : []
      return [...urgent, ...bulk].map(toMail)
    }),
  end:
    (tx) =>
    ({ id, attempts }, state, reason) =>
      inside(tx, async () => (await execute(tx, end, [id, attempts, state, reason])).changed === 1),
  putOff:
    (tx) =>
    ({ id, attempts }, waitMs, reason) =>
      inside(tx, async () => (await execute(tx, putOff, [id, attempts, waitMs, reason])).changed === 1),
  recipientOf: (token) =>
    pipe(
      read(db)<Pick<Selected, 'user_id'>>(recipient, [token]),
      TE.map(([row]) => O.fromNullable(row?.user_id)),
    ),
})
