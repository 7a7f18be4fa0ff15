import type { SessionKind } from '../../../domain/accounts/session.ts'
import { type Reply, reply } from '../kernel/route.ts'
import { sessionCookies } from './session-cookie.ts'

type Tokens = Readonly<{ refreshToken: string; refreshesFor: number }>

/** A session that was opened or went on, its refresh token in the body or, where no script can read it, in a cookie. */
export const sessionReply = <S extends Tokens>(
  kind: SessionKind,
  inCookie: boolean,
  { refreshToken, refreshesFor: forSeconds, ...rest }: S,
): Reply<Omit<S, keyof Tokens> & Partial<Pick<Tokens, 'refreshToken'>>> => {
  if (!inCookie) return reply({ ...rest, refreshToken })
  return reply(rest, { cookie: { name: sessionCookies[kind], kept: { value: refreshToken, forSeconds } } })
}

/** The end of a session: a browser that kept it forgets it. */
export const goneReply = (kind: SessionKind, cookie: string | null): Reply<undefined> =>
  reply(undefined, cookie === null ? {} : { cookie: { name: sessionCookies[kind], kept: null } })
