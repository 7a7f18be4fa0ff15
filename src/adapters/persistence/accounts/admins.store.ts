import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Admin, AdminStatus, Role } from '../../../domain/accounts/admin.ts'
import { emailKey } from '../../../domain/accounts/email-address.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Admins } from '../../../ports/accounts/admins.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const AdminRow = defineEntity({
  name: 'AdminRow',
  tableName: 'admins',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    emailKey: p.text().unique(),
    name: p.text(),
    role: p.text().$type<Role>(),
    status: p.text().$type<AdminStatus>(),
    passwordHash: p.text(),
    hasJoined: p.boolean().default(true),
    createdAt: p.datetime(),
    revision: p.integer().default(1),
  },
})

type Selected = Readonly<{
  id: string
  email: string
  name: string
  role: Role
  status: AdminStatus
  password_hash: string
  has_joined: boolean
  has_second_factor: boolean
  created_at: string
}>

const toAdmin = ({ password_hash, has_joined, has_second_factor, created_at, ...same }: Selected): Admin => ({
  ...same,
  passwordHash: password_hash,
  hasJoined: has_joined,
  hasSecondFactor: has_second_factor,
  createdAt: timeOf(created_at),
})

/** What is kept in the row itself. */
const toRow = ({ hasSecondFactor: _, ...admin }: Admin) => ({ ...admin, emailKey: emailKey(admin.email) })

const select = `
  select id, email, name, role, status, password_hash, has_joined, created_at,
         exists (select from second_factors f where f.admin_id = admins.id and f.confirmed_at is not null)
           as has_second_factor
    from admins`
const byId = statement('admin_by_id', `${select} where id = $1`)
const byEmail = statement('admin_by_email', `${select} where email_key = $1`)
const list = statement(
  'admins_listed',
  `${select} where (created_at, id) < ($1::timestamptz, $2::uuid) order by created_at desc, id desc limit $3`,
)

/** In one order, so that two who lock them wait for one another and not each for the other. */
const lockOwners = `select id from admins where role = 'owner' and status = 'active' order by id for update`
const lock = `${select} where id = $1 for update`
const lockByEmail = `${select} where email_key = $1 for update`
const save = `
  update admins
     set name = $2, role = $3, status = $4, password_hash = $5, has_joined = $6, revision = revision + 1
   where id = $1`

const first = (rows: ReadonlyArray<Selected>): O.Option<Admin> => pipe(O.fromNullable(rows[0]), O.map(toAdmin))

export const postgresAdmins = (db: Database): Admins => ({
  addFirst: (tx) => (admin) =>
    inside(tx, async (em) => {
      // Without the lock two instances could each find the table empty.
      await execute(tx, 'lock table admins in share row exclusive mode', [])
      const { rows } = await execute<{ id: string }>(tx, 'select id from admins limit 1', [])
      if (rows.length > 0) return 'exists'
      await em.insert(AdminRow, toRow(admin))
      return 'added'
    }),
  add: (tx) => (admin) =>
    inside(tx, async (em) => ((await insertUnlessTaken(em, AdminRow, toRow(admin), ['emailKey'])) ? 'added' : 'taken')),
  lockOwners: (tx) =>
    inside(tx, async () => (await execute<{ id: string }>(tx, lockOwners, [])).rows.map(({ id }) => id)),
  lock: (tx) => (id) => inside(tx, async () => first((await execute<Selected>(tx, lock, [id])).rows)),
  lockByEmail: (tx) => (email) =>
    inside(tx, async () => first((await execute<Selected>(tx, lockByEmail, [emailKey(email)])).rows)),
  save:
    (tx) =>
    ({ id, name, role, status, passwordHash, hasJoined }) =>
      inside(tx, async () => {
        await execute(tx, save, [id, name, role, status, passwordHash, hasJoined])
      }),
  byEmail: (email) => pipe(read(db)<Selected>(byEmail, [emailKey(email)]), TE.map(first)),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
  list: (page) =>
    pipe(
      read(db)<Selected>(list, newestFirst(page)),
      TE.map((rows) => pageOf(rows.map(toAdmin), page)),
    ),
  rehash: (tx) => (id, oldHash, newHash) =>
    inside(tx, async (em) => {
      await em.nativeUpdate(AdminRow, { id, passwordHash: oldHash }, { passwordHash: newHash })
    }),
})
