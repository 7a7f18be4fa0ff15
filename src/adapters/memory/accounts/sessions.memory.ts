import { hasExpired, type RefreshToken, type Session, type SessionTimes } from '../../../domain/accounts/session.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { SessionOwner, Sessions } from '../../../ports/accounts/sessions.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

type KeptToken = RefreshToken & Readonly<{ sessionId: string }>

export const sessions = shelf<Session>('sessions')
const tokens = shelf<KeptToken>('refresh_tokens')

const isOf =
  ({ kind, ownerId }: SessionOwner) =>
  (session: Session): boolean =>
    session.kind === kind && session.ownerId === ownerId

export const memorySessions = (memory: Memory, times: SessionTimes): Sessions => ({
  open: (tx) => (session, refreshHash) =>
    done(() => {
      sessions.of(tx).set(session.id, session)
      tokens.of(tx).set(refreshHash, { hash: refreshHash, sessionId: session.id, rotatedAt: null })
    }),
  lockByToken: (tx) => (hash) =>
    done(() =>
      pipe(
        O.fromNullable(tokens.of(tx).get(hash)),
        O.flatMap(({ sessionId, rotatedAt }) =>
          pipe(
            O.fromNullable(sessions.of(tx).get(sessionId)),
            O.map((session) => ({ session, token: { hash, rotatedAt } })),
          ),
        ),
      ),
    ),
  rotate: (tx) => (id, oldHash, newHash, at) =>
    done(() => {
      tokens.of(tx).set(oldHash, { hash: oldHash, sessionId: id, rotatedAt: at })
      tokens.of(tx).set(newHash, { hash: newHash, sessionId: id, rotatedAt: null })
      const session = sessions.of(tx).get(id)
      if (session !== undefined) sessions.of(tx).set(id, { ...session, rotatedAt: at, lastSeenAt: at })
    }),
  end: (tx) => (id, at) =>
    done(() => {
      const session = sessions.of(tx).get(id)
      if (session?.endedAt === null) sessions.of(tx).set(id, { ...session, endedAt: at })
    }),
  endOwn: (tx) => (owner, id, at) =>
    done(() => {
      const session = sessions.of(tx).get(id)
      if (session === undefined || !isOf(owner)(session)) return false
      if (session.endedAt === null) sessions.of(tx).set(id, { ...session, endedAt: at })
      return true
    }),
  endAll: (tx) => (owner, at, but) =>
    done(() => {
      for (const session of [...sessions.of(tx).values()].filter(isOf(owner)))
        if (session.endedAt === null && session.id !== but) sessions.of(tx).set(session.id, { ...session, endedAt: at })
    }),
  ofOwner: (owner, now, page) =>
    done(() =>
      newestFirst(
        [...sessions.committed(memory).values()]
          .filter(isOf(owner))
          .filter((session) => session.endedAt === null && !hasExpired(times)(session, now)),
        page,
      ),
    ),
})
