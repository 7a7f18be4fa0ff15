import type { Admin } from '../../domain/accounts/admin.ts'
import { rateLimited, secondFactorRequired, secondFactorWrong } from '../../domain/accounts/failures.ts'
import { typedCode } from '../../domain/accounts/second-factor.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { OneTimeCodes } from '../../ports/accounts/one-time-codes.ts'
import { SecondFactors } from '../../ports/accounts/second-factors.ts'
import { type Attempt, Throttle } from '../../ports/accounts/throttle.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx, Unavailable } from '../../ports/kernel/transact.ts'
import { countedOr } from './counted-or.ts'

export const takingCodes = {
  factors: SecondFactors,
  codes: OneTimeCodes,
  throttle: Throttle,
  digest: Digest,
  clock: Clock,
}
type Taking = Deps<typeof takingCodes>

/** Takes a code in a transaction; false when it was taken before. */
type Take = (tx: Tx) => TE.TaskEither<Unavailable, boolean>
type Refusal = Unavailable | FailedBy<typeof secondFactorRequired | typeof secondFactorWrong | typeof rateLimited>

const nothingToTake: Take = () => TE.right(true)
const wrong = (): FailedBy<typeof secondFactorWrong> => secondFactorWrong({})

const readCode = (
  { factors, codes, digest, clock }: Taking,
  adminId: string,
  otp: string,
): TE.TaskEither<Refusal, Take> => {
  const typed = typedCode(otp)
  if (typed === null) return TE.left(wrong())
  if (typed.kind === 'recovery')
    return TE.right((tx) => factors.takeRecoveryCode(tx)(adminId, digest.sha256(typed.code)))
  return pipe(
    factors.find(adminId),
    TE.flatMap(TE.fromOption(wrong)),
    TE.flatMap(({ sealed }) => TE.fromEither(codes.stepOf(sealed, typed.code, clock.now()))),
    TE.flatMap(
      O.match(
        () => TE.left(wrong()),
        (step) => TE.right<Refusal, Take>((tx) => factors.takeStep(tx)(adminId, step)),
      ),
    ),
  )
}

/** What one operator's wrong codes are counted by. */
export const codeAttempts = (adminId: string): ReadonlyArray<Attempt> => [{ rule: 'second_factor', key: adminId }]

/**
 * Looks at the code of an operator whose password was right, if they have a second factor; the transaction that lets them
 * in has to take it. Tries are counted before, by operator: a million codes are not many.
 */
export const codeToTake = (
  deps: Taking,
  { id, hasSecondFactor }: Admin,
  otp: string | null,
): TE.TaskEither<Refusal, Take> => {
  if (!hasSecondFactor) return TE.right(nothingToTake)
  if (otp === null) return TE.left(secondFactorRequired({}))
  return pipe(
    countedOr(rateLimited)(deps.throttle, codeAttempts(id)),
    TE.flatMap(() => readCode(deps, id, otp)),
  )
}
