import { tokenReused, unauthenticated } from '../../domain/accounts/failures.ts'
import { judge, type Session, type SessionKind } from '../../domain/accounts/session.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { openingSessions, refreshesFor, refreshTokenBytes, type Tokens } from './session-opened.ts'

export const exchangingTokens = { ...openingSessions, transact: Transact }
type Exchanging = Deps<typeof exchangingTokens>

type Exchanged = Tokens & Readonly<{ ownerId: string }>
type Refusal = Unavailable | FailedBy<typeof tokenReused | typeof unauthenticated>

/** What the transaction found. An alarm must be remembered (the session ends), so it is no failure before the commit. */
type Found =
  | Readonly<{ verdict: 'refused' }>
  | Readonly<{ verdict: 'alarm' }>
  | Readonly<{ verdict: 'rotated'; session: Session; refreshToken: string }>

const refused = TE.right<never, Found>({ verdict: 'refused' })

const rotate = ({ sessions, random, digest }: Exchanging, tx: Tx, session: Session, oldHash: string, now: Date) => {
  const refreshToken = random.token(refreshTokenBytes)
  return pipe(
    sessions.rotate(tx)(session.id, oldHash, digest.sha256(refreshToken), now),
    TE.map((): Found => ({ verdict: 'rotated', session, refreshToken })),
  )
}

/** A refresh token as it was shown; null when none was. */
export type Presented = Readonly<{ refreshToken: string | null }>

const present = (deps: Exchanging, kind: SessionKind, refreshToken: string) => (tx: Tx) => {
  const now = deps.clock.now()
  const hash = deps.digest.sha256(refreshToken)
  return pipe(
    deps.sessions.lockByToken(tx)(hash),
    TE.flatMap(
      O.match(
        () => refused,
        ({ session, token }) => {
          if (session.kind !== kind) return refused
          const verdict = judge(deps.times)(session, token, now)
          if (verdict === 'current') return rotate(deps, tx, session, hash, now)
          if (verdict !== 'reused') return refused
          return pipe(
            deps.sessions.end(tx)(session.id, now),
            TE.map((): Found => ({ verdict: 'alarm' })),
          )
        },
      ),
    ),
  )
}

/** Exchanges a refresh token of a session of this kind for new tokens, once; of two at the same time one wins. */
export const exchangedToken =
  (deps: Exchanging) =>
  ({ kind, refreshToken }: Presented & Readonly<{ kind: SessionKind }>) =>
    pipe(
      refreshToken === null ? refused : deps.transact(present(deps, kind, refreshToken)),
      TE.flatMap((found): TE.TaskEither<Refusal, Exchanged> => {
        if (found.verdict === 'alarm') return TE.left(tokenReused({}))
        if (found.verdict === 'refused') return TE.left(unauthenticated({}))
        const { session } = found
        return pipe(
          deps.accessTokens.issue({ kind, ownerId: session.ownerId, sessionId: session.id }),
          TE.map(({ token, expiresInSeconds }) => ({
            ownerId: session.ownerId,
            accessToken: token,
            refreshToken: found.refreshToken,
            expiresIn: expiresInSeconds,
            refreshesFor: refreshesFor(deps.times, kind),
          })),
        )
      }),
    )
