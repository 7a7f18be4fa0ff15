import { defineEntity, p } from '@mikro-orm/postgresql'
import type { PasswordReset } from '../../../domain/accounts/password-reset.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { PasswordResets } from '../../../ports/accounts/password-resets.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const PasswordResetRow = defineEntity({
  name: 'PasswordResetRow',
  tableName: 'password_resets',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    seed: p.text(),
    hash: p.text().unique(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
})

const kept = 'select id from password_resets where id = $1'
const end = 'update password_resets set ended_at = app_now() where user_id = $1 and ended_at is null'
const add = `
  insert into password_resets (id, user_id, seed, hash, expires_at)
  values ($1, $2, $3, $4, app_now() + $5::bigint * interval '1 ms')`

const ages = `
  select extract(epoch from app_now() - created_at) * 1000 as age_ms from password_resets
   where user_id = $1 and created_at > app_now() - $2::bigint * interval '1 ms'
   order by created_at desc`

const use = `
  update password_resets set ended_at = app_now() where id = $1 and ended_at is null and expires_at > app_now()`

const select = `
  select id, user_id, seed, hash, ended_at is null and expires_at > app_now() as is_open from password_resets`
const byHash = statement('password_reset_by_hash', `${select} where hash = $1`)
const byId = statement('password_reset_by_id', `${select} where id = $1`)

type Selected = Readonly<{ id: string; user_id: string; seed: string; hash: string; is_open: boolean }>

const toReset = ({ user_id, is_open, ...same }: Selected): PasswordReset => ({
  ...same,
  userId: user_id,
  isOpen: is_open,
})

const first = ([row]: ReadonlyArray<Selected>): O.Option<PasswordReset> => pipe(O.fromNullable(row), O.map(toReset))

export const postgresPasswordResets = (db: Database): PasswordResets => ({
  add:
    (tx) =>
    ({ id, userId, seed, hash, lifetimeMs }) =>
      inside(tx, async () => {
        if ((await execute(tx, kept, [id])).rows.length > 0) return false
        await execute(tx, end, [userId])
        await execute(tx, add, [id, userId, seed, hash, lifetimeMs])
        return true
      }),
  agesMs: (tx) => (userId, withinMs) =>
    inside(tx, async () =>
      (await execute<Readonly<{ age_ms: string }>>(tx, ages, [userId, withinMs])).rows.map(({ age_ms }) =>
        Number(age_ms),
      ),
    ),
  use: (tx) => (id) => inside(tx, async () => (await execute(tx, use, [id])).changed === 1),
  end: (tx) => (userId) =>
    inside(tx, async () => {
      await execute(tx, end, [userId])
    }),
  byHash: (hash) => pipe(read(db)<Selected>(byHash, [hash]), TE.map(first)),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
})
