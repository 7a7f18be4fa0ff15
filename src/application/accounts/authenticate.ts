import { unauthenticated } from '../../domain/accounts/failures.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { AccessTokens } from '../../ports/accounts/access-tokens.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { useCase } from '../kernel/use-case.ts'

/** Tells who an access token stands for now: its session goes on and its owner may still sign in. Any defect: the same answer. */
export const authenticate = useCase(
  'Authenticate',
  { accessTokens: AccessTokens, sessions: Sessions, clock: Clock },
  [unauthenticated],
  ({ accessTokens, sessions, clock }) =>
    ({ kind, token }: Readonly<{ kind: SessionKind; token: string }>) =>
      pipe(
        accessTokens.verify(kind, token),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ sessionId }) => sessions.live(sessionId, clock.now())),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.filterOrElseW(
          (live) => live.kind === kind,
          () => unauthenticated({}),
        ),
      ),
)
