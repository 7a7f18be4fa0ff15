import type { Role } from '../../../domain/accounts/admin.ts'
import { expiryOf, type SessionKind, type SessionTimes } from '../../../domain/accounts/session.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { LiveSession, LiveSessions } from '../../../ports/accounts/live-sessions.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'

type Selected = Readonly<{
  id: string
  kind: SessionKind
  owner_id: string
  role: Role | null
  has_second_factor: boolean
  created_at: string
  last_seen_at: string
}>

/** One indexed read: a session that was not ended, and its owner, if they may sign in. */
const find = statement(
  'session_live',
  `select s.id, 'user' as kind, u.id as owner_id, null as role, false as has_second_factor, s.created_at, s.last_seen_at
     from sessions s join users u on u.id = s.user_id
    where s.id = $1 and s.ended_at is null and u.status in ('unverified', 'active')
    union all
   select s.id, 'admin', a.id, a.role, f.confirmed_at is not null, s.created_at, s.last_seen_at
     from sessions s join admins a on a.id = s.admin_id left join second_factors f on f.admin_id = a.id
    where s.id = $1 and s.ended_at is null and a.status = 'active'`,
)

const toLive =
  (times: SessionTimes) =>
  ({ id, kind, owner_id, role, has_second_factor, created_at, last_seen_at }: Selected): LiveSession => ({
    id,
    kind,
    ownerId: owner_id,
    role,
    hasSecondFactor: has_second_factor,
    until: expiryOf(times)({ kind, createdAt: timeOf(created_at), lastSeenAt: timeOf(last_seen_at) }),
  })

export const postgresLiveSessions = (db: Database, times: SessionTimes): LiveSessions => ({
  find: (id, now) =>
    pipe(
      read(db)<Selected>(find, [id]),
      TE.map(([row]) =>
        pipe(
          O.fromNullable(row),
          O.map(toLive(times)),
          O.filter(({ until }) => now < until),
        ),
      ),
    ),
})
