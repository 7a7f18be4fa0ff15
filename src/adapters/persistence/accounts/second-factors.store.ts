import { defineEntity, p } from '@mikro-orm/postgresql'
import type { SecondFactor } from '../../../domain/accounts/second-factor.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { SecondFactors } from '../../../ports/accounts/second-factors.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const SecondFactorRow = defineEntity({
  name: 'SecondFactorRow',
  tableName: 'second_factors',
  properties: {
    adminId: p.uuid().primary(),
    sealed: p.text(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    confirmedAt: p.datetime().nullable(),
    lastStep: p.bigint().nullable(),
  },
})

export const RecoveryCodeRow = defineEntity({
  name: 'RecoveryCodeRow',
  tableName: 'recovery_codes',
  properties: { adminId: p.uuid().primary(), hash: p.text().primary(), usedAt: p.datetime().nullable() },
})

const select = 'select admin_id, sealed, confirmed_at is not null as is_on from second_factors'
const find = statement('second_factor', `${select} where admin_id = $1`)
const all = statement('second_factors', `${select} order by admin_id`)

const begin = `
  insert into second_factors (admin_id, sealed) values ($1, $2)
      on conflict (admin_id) do update set sealed = excluded.sealed, created_at = app_now()
   where second_factors.confirmed_at is null`

const turnOn = `
  update second_factors set confirmed_at = app_now(), last_step = $3
   where admin_id = $1 and sealed = $2 and confirmed_at is null`
const addCodes = 'insert into recovery_codes (admin_id, hash) select $1, unnest($2::text[])'

const takeStep = `
  update second_factors set last_step = $2 where admin_id = $1 and confirmed_at is not null and last_step < $2`
const takeCode = `
  update recovery_codes set used_at = app_now() where admin_id = $1 and hash = $2 and used_at is null`
const remove = 'delete from second_factors where admin_id = $1'
const reseal = 'update second_factors set sealed = $3 where admin_id = $1 and sealed = $2'

type Selected = Readonly<{ admin_id: string; sealed: string; is_on: boolean }>

const toSecondFactor = ({ admin_id, sealed, is_on }: Selected): SecondFactor => ({
  adminId: admin_id,
  sealed,
  isOn: is_on,
})

export const postgresSecondFactors = (db: Database): SecondFactors => ({
  find: (adminId) =>
    pipe(
      read(db)<Selected>(find, [adminId]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toSecondFactor))),
    ),
  begin: (tx) => (adminId, sealed) =>
    inside(tx, async () => (await execute(tx, begin, [adminId, sealed])).changed === 1),
  turnOn: (tx) => (adminId, sealed, step, hashes) =>
    inside(tx, async () => {
      if ((await execute(tx, turnOn, [adminId, sealed, step])).changed === 0) return false
      await execute(tx, addCodes, [adminId, hashes])
      return true
    }),
  takeStep: (tx) => (adminId, step) =>
    inside(tx, async () => (await execute(tx, takeStep, [adminId, step])).changed === 1),
  takeRecoveryCode: (tx) => (adminId, hash) =>
    inside(tx, async () => (await execute(tx, takeCode, [adminId, hash])).changed === 1),
  remove: (tx) => (adminId) => inside(tx, async () => (await execute(tx, remove, [adminId])).changed === 1),
  all: () =>
    pipe(
      read(db)<Selected>(all, []),
      TE.map((rows) => rows.map(toSecondFactor)),
    ),
  reseal: (tx) => (adminId, before, after) =>
    inside(tx, async () => {
      await execute(tx, reseal, [adminId, before, after])
    }),
})
