import { randomUUID } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import type { SessionKind } from '../../domain/accounts/session.ts'
import { O, TE } from '../../domain/kernel/fp.ts'
import type { AccessTokens, Verified } from '../../ports/accounts/access-tokens.ts'
import type { Clock } from '../../ports/kernel/clock.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import type { TokenKeys } from './token-keys.ts'

const issuer = 'vexa'
const audience: Readonly<Record<SessionKind, string>> = { user: 'vexa:user', admin: 'vexa:admin' }
const type = 'at+jwt'
const mostCharacters = 2_048

/** What another instance may give a token at the most, which is not set as this one is while they are restarted. */
export const longestLifetimeSeconds = 3_600

/** How long a token is good, and how much clocks may differ, in seconds. */
export type TokenTimes = Readonly<{ lifetimeSeconds: number; leewaySeconds: number }>

/** Header members that would let a token bring its own key or rules. */
const refusedHeaders = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64']

const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1_000)

const isAcceptable = (token: string): boolean => {
  const header = decodeProtectedHeader(token)
  return !refusedHeaders.some((name) => name in header)
}

/** Signs and verifies access tokens (RFC 9068 in form): EdDSA only, known keys only, one exact audience. */
export const joseTokens = (
  keys: TokenKeys,
  clock: Clock,
  { lifetimeSeconds, leewaySeconds }: TokenTimes,
): AccessTokens => {
  const verify = async (kind: SessionKind, token: string): Promise<O.Option<Verified>> => {
    if (token.length > mostCharacters || !isAcceptable(token)) return O.none
    const now = clock.now()
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.verifying.get(kid ?? '')
        if (key === undefined) throw new Error('unknown key')
        return key
      },
      {
        algorithms: ['EdDSA'],
        typ: type,
        issuer,
        audience: audience[kind],
        clockTolerance: leewaySeconds,
        currentDate: now,
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp', 'aud'],
      },
    )
    const { sub, sid, aud, iat = 0, exp = 0 } = payload
    const isOurs =
      typeof sub === 'string' &&
      typeof sid === 'string' &&
      aud === audience[kind] &&
      iat <= secondsOf(now) + leewaySeconds &&
      exp - iat <= longestLifetimeSeconds
    if (!isOurs) return O.none
    return O.some({ kind, ownerId: sub, sessionId: sid, goodUntil: new Date((exp + leewaySeconds) * 1_000) })
  }
  return {
    issue: ({ kind, ownerId, sessionId }) =>
      TE.tryCatch(
        async () => {
          const issuedAt = secondsOf(clock.now())
          const token = await new SignJWT({ sid: sessionId })
            .setProtectedHeader({ alg: 'EdDSA', typ: type, kid: keys.signing.kid })
            .setIssuer(issuer)
            .setAudience(audience[kind])
            .setSubject(ownerId)
            .setJti(randomUUID())
            .setIssuedAt(issuedAt)
            .setExpirationTime(issuedAt + lifetimeSeconds)
            .sign(keys.signing.key)
          return { token, expiresInSeconds: lifetimeSeconds }
        },
        (cause) => unavailable({ what: 'token signing', cause }),
      ),
    // Whatever jose throws about a token is one of its defects; there is no other way for it to say so.
    verify: (kind, token) => TE.fromTask(() => verify(kind, token).catch(() => O.none)),
  }
}
