import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Admin } from '../../../domain/accounts/admin.ts'
import type { UserStatus } from '../../../domain/accounts/user.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { operatorAsRecipient } from '../../../domain/notifications/recipient.ts'
import type { Recipients } from '../../../ports/notifications/recipients.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const MailPreferencesRow = defineEntity({
  name: 'MailPreferencesRow',
  tableName: 'mail_preferences',
  properties: {
    userId: p.uuid().primary(),
    updates: p.boolean(),
    changedAt: p.datetime().defaultRaw('app_now()'),
  },
})

type Selected = Readonly<{ id: string; email: string; name: string; status: UserStatus; updates: boolean }>

const found = statement(
  'mail_recipient',
  `select u.id, u.email, u.name, u.status, coalesce(p.updates, true) as updates
     from users u left join mail_preferences p on p.user_id = u.id
    where u.id = $1`,
)

type Operator = Pick<Admin, 'id' | 'email' | 'name' | 'status'>
const operator = statement('mail_recipient_operator', 'select id, email, name, status from admins where id = $1')

/** Nothing is kept where nothing is new: who never said anything wants everything. */
const prefer = `
  insert into mail_preferences (user_id, updates)
  select $1::uuid, $2::boolean
   where not $2::boolean or exists (select from mail_preferences where user_id = $1::uuid)
      on conflict (user_id) do update set updates = excluded.updates, changed_at = app_now()
   where mail_preferences.updates <> excluded.updates`

export const postgresRecipients = (db: Database): Recipients => ({
  find: (userId) =>
    pipe(
      read(db)<Selected>(found, [userId]),
      TE.map(([row]) =>
        pipe(
          O.fromNullable(row),
          O.map(({ id, updates, ...same }) => ({ ...same, userId: id, preferences: { updates } })),
        ),
      ),
    ),
  findOperator: (adminId) =>
    pipe(
      read(db)<Operator>(operator, [adminId]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(operatorAsRecipient))),
    ),
  prefer:
    (tx) =>
    (userId, { updates }) =>
      inside(tx, async () => (await execute(tx, prefer, [userId, updates])).changed === 1),
})
