import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Attempt, Throttle, ThrottleRule } from '../../ports/accounts/throttle.ts'
import { unavailable } from '../../ports/kernel/transact.ts'

/** How many attempts in how long. */
export type ThrottleLimits = Readonly<Record<ThrottleRule, Readonly<{ points: number; seconds: number }>>>

type Limiters = Readonly<Record<ThrottleRule, RateLimiterAbstract>>

const lost = (cause: unknown) => unavailable({ what: 'throttle', cause })

/** IPv6 counts by /64: a customer gets at least that many addresses. */
const counted = (key: string): string =>
  key.replace(/(?:^|(?<= ))([0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/i, (address) => prefixOf(address))

const prefixOf = (address: string): string => {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Counts one attempt; the seconds to wait when it was one too many, else null. */
const countOne = async (limiters: Limiters, { rule, key }: Attempt): Promise<number | null> => {
  try {
    await limiters[rule].consume(counted(key))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
    throw refusal
  }
}

const throttleBy = (limiters: Limiters): Throttle => ({
  count: (attempts) =>
    TE.tryCatch(async () => {
      const waits = await Promise.all(attempts.map((attempt) => countOne(limiters, attempt)))
      const seconds = waits.filter((wait) => wait !== null)
      return seconds.length === 0 ? O.none : O.some(Math.max(...seconds))
    }, lost),
  giveBack: (attempts) =>
    pipe(
      TE.tryCatch(() => Promise.all(attempts.map(({ rule, key }) => limiters[rule].reward(counted(key)))), lost),
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
