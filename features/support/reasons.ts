import type { Code } from '../../src/adapters/http/kernel/codes.ts'

/** How scenarios say why something was refused, and the code by which the shop says it. */
export const reasons: Readonly<Record<string, Code>> = {
  'the e-mail address is taken': 'EMAIL_TAKEN',
  'the password is too easy to guess': 'WEAK_PASSWORD',
  'e-mail address or password is wrong': 'INVALID_CREDENTIALS',
  'there were too many attempts': 'RATE_LIMITED',
  'one has to log in first': 'UNAUTHENTICATED',
  'this pass was used before': 'TOKEN_REUSED',
  'there is no such thing': 'NOT_FOUND',
  'the entries are not right': 'VALIDATION_FAILED',
}
