import { defineEntity, p } from '@mikro-orm/postgresql'
import type { RefreshToken, Session, SessionKind, SessionTimes } from '../../../domain/accounts/session.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Sessions } from '../../../ports/accounts/sessions.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { execute, read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid().nullable(),
    adminId: p.uuid().nullable(),
    userAgent: p.text(),
    address: p.text().default('unknown'),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    rotatedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
})

export const RefreshTokenRow = defineEntity({
  name: 'RefreshTokenRow',
  tableName: 'refresh_tokens',
  properties: { hash: p.text().primary(), sessionId: p.uuid(), rotatedAt: p.datetime().nullable() },
})

type Selected = Readonly<{
  id: string
  user_id: string | null
  admin_id: string | null
  user_agent: string
  address: string
  created_at: string
  last_seen_at: string
  rotated_at: string
  ended_at: string | null
}>

type Locked = Selected & Readonly<{ token_rotated_at: string | null }>

const toSession = (row: Selected): Session => ({
  id: row.id,
  kind: row.user_id === null ? 'admin' : 'user',
  ownerId: row.user_id ?? row.admin_id ?? '',
  userAgent: row.user_agent,
  address: row.address,
  createdAt: timeOf(row.created_at),
  lastSeenAt: timeOf(row.last_seen_at),
  rotatedAt: timeOf(row.rotated_at),
  endedAt: timeOrNull(row.ended_at),
})

const toToken = (hash: string, row: Locked): RefreshToken => ({ hash, rotatedAt: timeOrNull(row.token_rotated_at) })

const toRow = ({ kind, ownerId, ...same }: Session) => ({
  ...same,
  userId: kind === 'user' ? ownerId : null,
  adminId: kind === 'admin' ? ownerId : null,
})

const lockByToken = `
  select s.*, t.rotated_at as token_rotated_at
    from refresh_tokens t join sessions s on s.id = t.session_id
   where t.hash = $1 for update of s, t`

/** An owner's column, by their kind. */
const ownerColumn: Readonly<Record<SessionKind, string>> = { user: 'user_id', admin: 'admin_id' }

const endOwn = (kind: SessionKind): string =>
  `update sessions set ended_at = coalesce(ended_at, $3) where id = $1 and ${ownerColumn[kind]} = $2`

const endAll = (kind: SessionKind): string => `
  update sessions set ended_at = $2
   where ${ownerColumn[kind]} = $1 and ended_at is null and id is distinct from $3::uuid`

const ofOwner = (kind: SessionKind) =>
  statement(
    `sessions_of_${kind}`,
    `select * from sessions
      where (created_at, id) < ($1::timestamptz, $2::uuid) and ${ownerColumn[kind]} = $4 and ended_at is null
        and last_seen_at > $5::timestamptz - $6::bigint * interval '1 ms'
        and created_at > $5::timestamptz - $7::bigint * interval '1 ms'
      order by created_at desc, id desc limit $3`,
  )

export const postgresSessions = (db: Database, times: SessionTimes): Sessions => ({
  open: (tx) => (session, refreshHash) =>
    inside(tx, async (em) => {
      await em.insert(SessionRow, toRow(session))
      await em.insert(RefreshTokenRow, { hash: refreshHash, sessionId: session.id, rotatedAt: null })
    }),
  lockByToken: (tx) => (hash) =>
    inside(tx, async () => {
      const { rows } = await execute<Locked>(tx, lockByToken, [hash])
      return pipe(
        O.fromNullable(rows[0]),
        O.map((row) => ({ session: toSession(row), token: toToken(hash, row) })),
      )
    }),
  rotate: (tx) => (id, oldHash, newHash, at) =>
    inside(tx, async (em) => {
      await em.nativeUpdate(RefreshTokenRow, { hash: oldHash, sessionId: id }, { rotatedAt: at })
      await em.insert(RefreshTokenRow, { hash: newHash, sessionId: id, rotatedAt: null })
      await em.nativeUpdate(SessionRow, { id }, { rotatedAt: at, lastSeenAt: at })
    }),
  end: (tx) => (id, at) =>
    inside(tx, async (em) => {
      await em.nativeUpdate(SessionRow, { id, endedAt: null }, { endedAt: at })
    }),
  endOwn:
    (tx) =>
    ({ kind, ownerId }, id, at) =>
      inside(tx, async () => (await execute(tx, endOwn(kind), [id, ownerId, at])).changed === 1),
  endAll:
    (tx) =>
    ({ kind, ownerId }, at, but) =>
      inside(tx, async () => {
        await execute(tx, endAll(kind), [ownerId, at, but])
      }),
  ofOwner: ({ kind, ownerId }, now, page) =>
    pipe(
      read(db)<Selected>(ofOwner(kind), [
        ...newestFirst(page),
        ownerId,
        now,
        times[kind].idleMs,
        times[kind].absoluteMs,
      ]),
      TE.map((rows) => pageOf(rows.map(toSession), page)),
    ),
})
