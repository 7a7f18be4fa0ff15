import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Invitation } from '../../../domain/accounts/invitation.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Invitations } from '../../../ports/accounts/invitations.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const InvitationRow = defineEntity({
  name: 'InvitationRow',
  tableName: 'invitations',
  properties: {
    id: p.uuid().primary(),
    adminId: p.uuid(),
    seed: p.text(),
    hash: p.text().unique(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
})

const end = 'update invitations set ended_at = app_now() where admin_id = $1 and ended_at is null'
const add = `
  insert into invitations (id, admin_id, seed, hash, expires_at)
  values ($1, $2, $3, $4, app_now() + $5::bigint * interval '1 ms')`
const use = `
  update invitations set ended_at = app_now() where id = $1 and ended_at is null and expires_at > app_now()`

const select = `
  select id, admin_id, seed, hash, ended_at is null and expires_at > app_now() as is_open from invitations`
const byHash = statement('invitation_by_hash', `${select} where hash = $1`)
const byId = statement('invitation_by_id', `${select} where id = $1`)

type Selected = Readonly<{ id: string; admin_id: string; seed: string; hash: string; is_open: boolean }>

const toInvitation = ({ admin_id, is_open, ...same }: Selected): Invitation => ({
  ...same,
  adminId: admin_id,
  isOpen: is_open,
})

const first = ([row]: ReadonlyArray<Selected>): O.Option<Invitation> => pipe(O.fromNullable(row), O.map(toInvitation))

export const postgresInvitations = (db: Database): Invitations => ({
  add:
    (tx) =>
    ({ id, adminId, seed, hash, lifetimeMs }) =>
      inside(tx, async () => {
        await execute(tx, end, [adminId])
        await execute(tx, add, [id, adminId, seed, hash, lifetimeMs])
      }),
  use: (tx) => (id) => inside(tx, async () => (await execute(tx, use, [id])).changed === 1),
  end: (tx) => (adminId) =>
    inside(tx, async () => {
      await execute(tx, end, [adminId])
    }),
  byHash: (hash) => pipe(read(db)<Selected>(byHash, [hash]), TE.map(first)),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
})
