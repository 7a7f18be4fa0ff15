import { failure } from '../kernel/failure.ts'
import type { Issue } from '../kernel/issue.ts'

export const emailTaken = failure(
  'EmailTaken',
  'conflict',
  'An account with this e-mail address exists',
  'EMAIL_TAKEN',
)()
export const invalidCredentials = failure(
  'InvalidCredentials',
  'unauthenticated',
  'E-mail address or password is wrong',
  'INVALID_CREDENTIALS',
)()
export const suspended = failure('Suspended', 'forbidden', 'This account is suspended', 'SUSPENDED')()
export const unauthenticated = failure('Unauthenticated', 'unauthenticated', 'Please sign in')()
export const tokenReused = failure(
  'TokenReused',
  'unauthenticated',
  'This refresh token was used before; the session has ended',
  'TOKEN_REUSED',
)()
export const rateLimited = failure('RateLimited', 'limited', 'Too many attempts; please wait', 'RATE_LIMITED')<{
  retryAfterSeconds: number
}>()
export const operatorNotFound = failure('OperatorNotFound', 'missing', 'There is no such active operator')()
export const accountNotFound = failure('AccountNotFound', 'missing', 'There is no such account')()
export const accountErased = failure('AccountErased', 'conflict', 'This account was erased', 'ILLEGAL_TRANSITION')()
export const sessionNotFound = failure('SessionNotFound', 'missing', 'There is no such session')()
/** Wrong, used, too old, tried too often or replaced: which of these, nobody is told. */
export const codeExpired = failure('CodeExpired', 'gone', 'This code is not good any more', 'CODE_EXPIRED')()
export const lastOwner = failure('LastOwner', 'conflict', 'The last active owner stays', 'LAST_OWNER')()
export const notJoined = failure(
  'NotJoined',
  'conflict',
  'They have not accepted their invitation; invite them again',
  'ILLEGAL_TRANSITION',
)()
export const secondFactorRequired = failure(
  'SecondFactorRequired',
  'unauthenticated',
  'The code of your device is asked for as well',
  'SECOND_FACTOR_REQUIRED',
)()
export const secondFactorWrong = failure(
  'SecondFactorWrong',
  'unauthenticated',
  'The code is wrong or was used before',
  'SECOND_FACTOR_REQUIRED',
)()
/** An owner of a shop that asks owners for a second factor has none, and wants more than to set one up. */
export const secondFactorMissing = failure('SecondFactorMissing', 'forbidden', 'Set up a second factor first')()
export const secondFactorOn = failure('SecondFactorOn', 'conflict', 'A second factor is on; turn it off first')()
export const noSecondFactorBegun = failure(
  'NoSecondFactorBegun',
  'conflict',
  'No second factor is being set up',
  'ILLEGAL_TRANSITION',
)()
export const wrongFirstCode = failure('WrongFirstCode', 'invalid', 'The code is wrong')<{
  issues: ReadonlyArray<Issue>
}>()
