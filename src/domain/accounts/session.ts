const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Who a session belongs to; the token audience follows from it. */
export type SessionKind = 'user' | 'admin'

/** How long a session lives without use, and at most, in milliseconds. */
export type Lifetime = Readonly<{ idleMs: number; absoluteMs: number }>

/**
 * The lifetime of each kind. A second tab may still hold the token that was just rotated: within `graceMs` its use is
 * refused, but is no alarm.
 */
export type SessionTimes = Readonly<Record<SessionKind, Lifetime>> & Readonly<{ graceMs: number }>

export const usualSessionTimes: SessionTimes = {
  user: { idleMs: 7 * day, absoluteMs: 30 * day },
  admin: { idleMs: 12 * hour, absoluteMs: 7 * day },
  graceMs: 10_000,
}

/** A login that goes on: one family of refresh tokens, rotated on each use. */
export type Session = Readonly<{
  id: string
  kind: SessionKind
  ownerId: string
  createdAt: Date
  lastSeenAt: Date
  /** When the newest token replaced its predecessor. */
  rotatedAt: Date
  endedAt: Date | null
  userAgent: string
  /** The network address that it was opened from. */
  address: string
}>

/** A session as its owner sees it among theirs; `current` is the one that asks. */
export type ListedSession = Pick<Session, 'id' | 'createdAt' | 'lastSeenAt' | 'userAgent' | 'address'> &
  Readonly<{ current: boolean }>

export const listedSession =
  (currentId: string) =>
  ({ id, createdAt, lastSeenAt, userAgent, address }: Session): ListedSession => ({
    id,
    createdAt,
    lastSeenAt,
    userAgent,
    address,
    current: id === currentId,
  })

/** A refresh token of a session, known by its hash only; `rotatedAt` is null while it is the newest. */
export type RefreshToken = Readonly<{ hash: string; rotatedAt: Date | null }>

/** When a session is over, unless it is used before. */
export const expiryOf =
  (times: SessionTimes) =>
  ({ kind, createdAt, lastSeenAt }: Pick<Session, 'kind' | 'createdAt' | 'lastSeenAt'>): Date =>
    new Date(Math.min(lastSeenAt.getTime() + times[kind].idleMs, createdAt.getTime() + times[kind].absoluteMs))

export const hasExpired =
  (times: SessionTimes) =>
  (session: Session, now: Date): boolean =>
    now.getTime() >= expiryOf(times)(session).getTime()

/** What presenting a refresh token means for its session. */
export type Presented = 'current' | 'just_rotated' | 'reused' | 'ended'

export const judge =
  (times: SessionTimes) =>
  (session: Session, token: RefreshToken, now: Date): Presented => {
    if (session.endedAt !== null || hasExpired(times)(session, now)) return 'ended'
    if (token.rotatedAt === null) return 'current'
    const isPredecessor = token.rotatedAt.getTime() === session.rotatedAt.getTime()
    return isPredecessor && now.getTime() - token.rotatedAt.getTime() < times.graceMs ? 'just_rotated' : 'reused'
  }

/** A session as it begins. */
export const begin = (
  facts: Pick<Session, 'id' | 'kind' | 'ownerId' | 'userAgent' | 'address'>,
  now: Date,
): Session => ({
  ...facts,
  createdAt: now,
  lastSeenAt: now,
  rotatedAt: now,
  endedAt: null,
})
