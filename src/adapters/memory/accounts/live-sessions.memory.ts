import { expiryOf, hasExpired, type Session, type SessionTimes } from '../../../domain/accounts/session.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { LiveSession, LiveSessions } from '../../../ports/accounts/live-sessions.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { admins } from './admins.memory.ts'
import { secondFactors } from './second-factors.memory.ts'
import { sessions } from './sessions.memory.ts'
import { users } from './users.memory.ts'

const liveAs = (memory: Memory, times: SessionTimes, session: Session): O.Option<LiveSession> => {
  const { id, kind, ownerId } = session
  const until = expiryOf(times)(session)
  if (kind === 'user') {
    const status = users.committed(memory).get(ownerId)?.status
    return status === 'active' || status === 'unverified'
      ? O.some({ id, kind, ownerId, role: null, hasSecondFactor: false, until })
      : O.none
  }
  const admin = admins.committed(memory).get(ownerId)
  const hasSecondFactor = typeof secondFactors.committed(memory).get(ownerId)?.lastStep === 'number'
  return admin?.status === 'active' ? O.some({ id, kind, ownerId, role: admin.role, hasSecondFactor, until }) : O.none
}

export const memoryLiveSessions = (memory: Memory, times: SessionTimes): LiveSessions => ({
  find: (id, now) =>
    done(() =>
      pipe(
        O.fromNullable(sessions.committed(memory).get(id)),
        O.filter((session) => session.endedAt === null && !hasExpired(times)(session, now)),
        O.flatMap((session) => liveAs(memory, times, session)),
      ),
    ),
})
