import { rateLimited, unauthenticated } from '../../domain/accounts/failures.ts'
import { mayBeMailed } from '../../domain/accounts/mailed-secret.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { emailCodeFor, makingEmailCodes } from './email-code-made.ts'

const secondMs = 1_000

type Input = Readonly<{ userId: string; sessionId: string }>

/** Mails another code to the signed-in buyer, for this session; to one whose address is verified, none. */
export const resendEmailCode = useCase(
  'ResendEmailCode',
  { ...makingEmailCodes, users: Users, transact: Transact },
  [unauthenticated, rateLimited],
  (deps) => {
    const { pace } = deps.policy.emailCode
    return ({ userId, sessionId }: Input) =>
      deps.transact((tx) =>
        pipe(
          deps.users.lock(tx)(userId),
          TE.flatMap(TE.fromOption(() => unauthenticated({}))),
          TE.flatMap(({ status }) =>
            status !== 'unverified'
              ? TE.right(undefined)
              : pipe(
                  deps.codes.agesMs(tx)(userId, Math.max(pace.withinMs, pace.cooldownMs)),
                  TE.flatMap((ages) =>
                    TE.fromEither(
                      pipe(
                        mayBeMailed(pace, ages),
                        E.mapLeft((waitMs) => rateLimited({ retryAfterSeconds: Math.ceil(waitMs / secondMs) })),
                      ),
                    ),
                  ),
                  TE.flatMap(() => emailCodeFor(deps)(tx)({ userId, sessionId, asked: true })),
                ),
          ),
        ),
      )
  },
)
