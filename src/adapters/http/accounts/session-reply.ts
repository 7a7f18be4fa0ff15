import { lifetimes, type SessionKind } from '../../../domain/accounts/session.ts'
import { type Reply, reply } from '../kernel/route.ts'
import { sessionCookies } from './session-cookie.ts'

type Tokens = Readonly<{ refreshToken: string }>

/** A session that was opened or went on, its refresh token in the body or, where no script can read it, in a cookie. */
export const sessionReply = <S extends Tokens>(
  kind: SessionKind,
  inCookie: boolean,
  session: S,
): Reply<Omit<S, 'refreshToken'> & Partial<Tokens>> => {
  if (!inCookie) return reply(session)
  const { refreshToken, ...rest } = session
  const forSeconds = lifetimes[kind].idleMs / 1_000
  return reply(rest, { cookie: { name: sessionCookies[kind], kept: { value: refreshToken, forSeconds } } })
}

/** The end of a session: a browser that kept it forgets it. */
export const goneReply = (kind: SessionKind, cookie: string | null): Reply<undefined> =>
  reply(undefined, cookie === null ? {} : { cookie: { name: sessionCookies[kind], kept: null } })
