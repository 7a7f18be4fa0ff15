import { secondFactorMissing, unauthenticated } from '../../domain/accounts/failures.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { AccessTokens } from '../../ports/accounts/access-tokens.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { LiveSessions } from '../../ports/accounts/live-sessions.ts'
import { SecondFactors } from '../../ports/accounts/second-factors.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { useCase } from '../kernel/use-case.ts'

/** `beforeSecondFactor`: for what an owner may do, too, who has to set up a second factor first. */
type Input = Readonly<{ kind: SessionKind; token: string; beforeSecondFactor: boolean }>

/** Tells who an access token stands for now: its session goes on and its owner may still sign in. Any defect: the same answer. */
export const authenticate = useCase(
  'Authenticate',
  { accessTokens: AccessTokens, sessions: LiveSessions, factors: SecondFactors, policy: AccountPolicy, clock: Clock },
  [unauthenticated, secondFactorMissing],
  ({ accessTokens, sessions, factors, policy, clock }) =>
    ({ kind, token, beforeSecondFactor }: Input) =>
      pipe(
        accessTokens.verify(kind, token),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ sessionId }) => sessions.find(sessionId, clock.now())),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.filterOrElseW(
          (live) => live.kind === kind,
          () => unauthenticated({}),
        ),
        TE.tap(({ role, ownerId, hasSecondFactor }) =>
          role !== 'owner' || hasSecondFactor || beforeSecondFactor || !policy.ownersNeedSecondFactor
            ? TE.right(undefined)
            : pipe(
                factors.find(ownerId),
                TE.flatMap(TE.fromOptionK(() => secondFactorMissing({}))(O.filter(({ isOn }) => isOn))),
              ),
        ),
      ),
)
