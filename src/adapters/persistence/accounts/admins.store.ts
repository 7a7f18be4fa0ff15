import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Admin, AdminStatus, Role } from '../../../domain/accounts/admin.ts'
import { emailKey } from '../../../domain/accounts/email-address.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Admins } from '../../../ports/accounts/admins.ts'
import type { Database } from '../kernel/database.ts'
import { insertUnlessTaken } from '../kernel/insert.ts'
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
  created_at: string
}>

const toAdmin = ({ password_hash, created_at, ...same }: Selected): Admin => ({
  ...same,
  passwordHash: password_hash,
  createdAt: timeOf(created_at),
})

const columns = 'id, email, name, role, status, password_hash, created_at'
const byId = statement('admin_by_id', `select ${columns} from admins where id = $1`)
const byEmail = statement('admin_by_email', `select ${columns} from admins where email_key = $1`)

const first = (rows: ReadonlyArray<Selected>): O.Option<Admin> => pipe(O.fromNullable(rows[0]), O.map(toAdmin))

export const postgresAdmins = (db: Database): Admins => ({
  addFirst: (tx) => (admin) =>
    inside(tx, async (em) => {
      // Without the lock two instances could each find the table empty.
      await execute(tx, 'lock table admins in share row exclusive mode', [])
      const { rows } = await execute<{ id: string }>(tx, 'select id from admins limit 1', [])
      if (rows.length > 0) return 'exists'
      await em.insert(AdminRow, { ...admin, emailKey: emailKey(admin.email) })
      return 'added'
    }),
  add: (tx) => (admin) =>
    inside(tx, async (em) => {
      const row = { ...admin, emailKey: emailKey(admin.email) }
      return (await insertUnlessTaken(em, AdminRow, row, ['emailKey'])) ? 'added' : 'taken'
    }),
  byEmail: (email) => pipe(read(db)<Selected>(byEmail, [emailKey(email)]), TE.map(first)),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
  rehash: (tx) => (id, oldHash, newHash) =>
    inside(tx, async (em) => {
      await em.nativeUpdate(AdminRow, { id, passwordHash: oldHash }, { passwordHash: newHash })
    }),
})
