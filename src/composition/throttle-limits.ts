import type { ThrottleLimits } from '../adapters/security/throttle.ts'
import { type Settings, schema } from './configuration/schema.ts'
import { defaultOf } from './configuration/variable.ts'

const quarterHour = 900
const hour = 3_600

/** Registrations in an hour from one address: few in production, many where tests and demonstrations run. */
const registrations = ({ NODE_ENV, LIMIT_REGISTER_PER_ADDRESS }: Limits): number =>
  LIMIT_REGISTER_PER_ADDRESS ?? (NODE_ENV === 'production' ? 20 : 10_000)

type Limits = Pick<
  Settings,
  | 'NODE_ENV'
  | 'LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS'
  | 'LIMIT_LOGIN_PER_ACCOUNT'
  | 'LIMIT_LOGIN_PER_ADDRESS'
  | 'LIMIT_REGISTER_PER_ADDRESS'
  | 'LIMIT_FORGOT_PER_ADDRESS'
  | 'LIMIT_SECOND_FACTOR_PER_ACCOUNT'
>

/** The throttles of reliability-security R3 as they are configured. */
export const throttleLimits = (settings: Limits): ThrottleLimits => ({
  login_account_address: { points: settings.LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS, seconds: quarterHour },
  login_account: { points: settings.LIMIT_LOGIN_PER_ACCOUNT, seconds: hour },
  login_address: { points: settings.LIMIT_LOGIN_PER_ADDRESS, seconds: quarterHour },
  register_address: { points: registrations(settings), seconds: hour },
  second_factor: { points: settings.LIMIT_SECOND_FACTOR_PER_ACCOUNT, seconds: hour },
  forgot_address: { points: settings.LIMIT_FORGOT_PER_ADDRESS, seconds: hour },
})

/** What holds where nobody configured anything. */
export const usualThrottleLimits: ThrottleLimits = throttleLimits({
  NODE_ENV: 'test',
  LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: defaultOf(schema.LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS),
  LIMIT_LOGIN_PER_ACCOUNT: defaultOf(schema.LIMIT_LOGIN_PER_ACCOUNT),
  LIMIT_LOGIN_PER_ADDRESS: defaultOf(schema.LIMIT_LOGIN_PER_ADDRESS),
  LIMIT_REGISTER_PER_ADDRESS: defaultOf(schema.LIMIT_REGISTER_PER_ADDRESS),
  LIMIT_SECOND_FACTOR_PER_ACCOUNT: defaultOf(schema.LIMIT_SECOND_FACTOR_PER_ACCOUNT),
  LIMIT_FORGOT_PER_ADDRESS: defaultOf(schema.LIMIT_FORGOT_PER_ADDRESS),
})
