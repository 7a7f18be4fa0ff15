import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Attempt, Throttle, ThrottleRule } from '../../ports/accounts/throttle.ts'
import { unavailable } from '../../ports/kernel/transact.ts'

/** How many attempts in how long. */
export type ThrottleLimits = Readonly<Record<ThrottleRule, Readonly<{ points: number; seconds: number }>>>

type Limiters = Readonly<Record<ThrottleRule, RateLimiterAbstract>>

const lost = (cause: unknown) => unavailable({ what: 'throttle', cause })

/** Counts one attempt; the seconds to wait when it was one too many, else null. */
const countOne = async (limiters: Limiters, { rule, key }: Attempt): Promise<number | null> => {
  try {
    await limiters[rule].consume(key)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
    throw refusal
  }
}

const throttleBy = (limiters: Limiters): Throttle => ({
  count: (attempts) =>
    TE.tryCatch(async () => {
      for (const attempt of attempts) {
        const seconds = await countOne(limiters, attempt)
        if (seconds !== null) return O.some(seconds)
      }
      return O.none
    }, lost),
  giveBack: (attempts) =>
    pipe(
      TE.tryCatch(() => Promise.all(attempts.map(({ rule, key }) => limiters[rule].reward(key))), lost),
      TE.map(() => undefined),
    ),
})

const limitersOf = (make: (rule: ThrottleRule) => RateLimiterAbstract): Limiters => ({
  login_account_address: make('login_account_address'),
  login_account: make('login_account'),
  login_address: make('login_address'),
  register_address: make('register_address'),
  forgot_address: make('forgot_address'),
  second_factor: make('second_factor'),
})

/** Shared by all instances and kept over restarts: rows of the table `throttles`, which a migration made. */
export const postgresThrottle = (pool: object, limits: ThrottleLimits): Throttle =>
  throttleBy(
    limitersOf(
      (rule) =>
        new RateLimiterPostgres({
          storeClient: pool,
          storeType: 'pool',
          tableName: 'throttles',
          tableCreated: true,
          keyPrefix: rule,
          points: limits[rule].points,
          duration: limits[rule].seconds,
        }),
    ),
  )

/** For one process, such as a test. */
export const memoryThrottle = (limits: ThrottleLimits): Throttle =>
  throttleBy(
    limitersOf(
      (rule) => new RateLimiterMemory({ keyPrefix: rule, points: limits[rule].points, duration: limits[rule].seconds }),
    ),
  )
