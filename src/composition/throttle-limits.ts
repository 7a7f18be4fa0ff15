import type { ThrottleLimits } from '../adapters/security/throttle.ts'
import type { Settings } from './configuration/schema.ts'

const quarterHour = 900
const hour = 3_600

/** Registrations in an hour from one address: few in production, many where tests and demonstrations run. */
const registrations = ({ NODE_ENV, LIMIT_REGISTER_PER_ADDRESS }: Settings): number =>
  LIMIT_REGISTER_PER_ADDRESS ?? (NODE_ENV === 'production' ? 20 : 10_000)

/** The throttles of reliability-security R3 as they are configured. */
export const throttleLimits = (settings: Settings): ThrottleLimits => ({
  login_account_address: { points: settings.LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS, seconds: quarterHour },
  login_account: { points: settings.LIMIT_LOGIN_PER_ACCOUNT, seconds: hour },
  login_address: { points: settings.LIMIT_LOGIN_PER_ADDRESS, seconds: quarterHour },
  register_address: { points: registrations(settings), seconds: hour },
})
