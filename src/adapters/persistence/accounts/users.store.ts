import { defineEntity, p } from '@mikro-orm/postgresql'
import { emailKey } from '../../../domain/accounts/email-address.ts'
import type { User, UserStatus } from '../../../domain/accounts/user.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Users } from '../../../ports/accounts/users.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { execute, read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const UserRow = defineEntity({
  name: 'UserRow',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    emailKey: p.text().unique(),
    name: p.text(),
    status: p.text().$type<UserStatus>(),
    passwordHash: p.text(),
    emailVerifiedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    erasedAt: p.datetime().nullable(),
    revision: p.integer().default(1),
  },
})

type Selected = Readonly<{
  id: string
  email: string
  name: string
  status: UserStatus
  password_hash: string
  email_verified_at: string | null
  created_at: string
}>

const toUser = ({ id, email, name, status, password_hash, email_verified_at, created_at }: Selected): User => ({
  id,
  email,
  name,
  status,
  passwordHash: password_hash,
  emailVerifiedAt: timeOrNull(email_verified_at),
  createdAt: timeOf(created_at),
})

const toRow = (user: User) => ({ ...user, emailKey: emailKey(user.email) })

const columns = 'id, email, name, status, password_hash, email_verified_at, created_at'
const byId = statement('user_by_id', `select ${columns} from users where id = $1`)
const byEmail = statement('user_by_email', `select ${columns} from users where email_key = $1`)

/** Rows that point here may still be written meanwhile. */
const lock = `select ${columns} from users where id = $1 for no key update`

const save = `
  update users
     set name = $2, status = $3, password_hash = $4, email_verified_at = $5::timestamptz, revision = revision + 1,
         erased_at = case when $3 = 'erased' then coalesce(erased_at, app_now()) end
   where id = $1`

const first = (rows: ReadonlyArray<Selected>): O.Option<User> => pipe(O.fromNullable(rows[0]), O.map(toUser))

export const postgresUsers = (db: Database): Users => ({
  add: (tx) => (user) =>
    inside(tx, async (em) =>
      (await insertUnlessTaken(em, UserRow, toRow(user), ['emailKey'])) ? 'added' : 'email_taken',
    ),
  lock: (tx) => (id) => inside(tx, async () => first((await execute<Selected>(tx, lock, [id])).rows)),
  save:
    (tx) =>
    ({ id, name, status, passwordHash, emailVerifiedAt }) =>
      inside(tx, async () => {
        await execute(tx, save, [id, name, status, passwordHash, emailVerifiedAt])
      }),
  status: (tx) => (id) =>
    inside(tx, async (em) => {
      const found = await em.findOne(UserRow, { id }, { fields: ['status'] })
      return pipe(
        O.fromNullable(found),
        O.map(({ status }) => status),
      )
    }),
  byEmail: (email) => pipe(read(db)<Selected>(byEmail, [emailKey(email)]), TE.map(first)),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
  rehash: (tx) => (id, oldHash, newHash) =>
    inside(tx, async (em) => {
      await em.nativeUpdate(UserRow, { id, passwordHash: oldHash }, { passwordHash: newHash })
    }),
})
