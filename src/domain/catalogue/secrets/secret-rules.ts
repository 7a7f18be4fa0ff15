import { keyInQuery, urlUserinfo } from './rules/addresses.ts'
import { aiKeys } from './rules/ai-keys.ts'
import { bareAssignment, quotedAssignment } from './rules/assignments.ts'
import { basicAuth, bearer, jwt, sessionCookie } from './rules/authorization.ts'
import { chatTokens } from './rules/chat-tokens.ts'
import { cloudKeys } from './rules/cloud-keys.ts'
import { developerTokens } from './rules/developer-tokens.ts'
import { mailKeys } from './rules/mail-keys.ts'
import { paymentKeys } from './rules/payment-keys.ts'
import { privateKey } from './rules/private-key.ts'
import { serviceTokens } from './rules/service-tokens.ts'
import type { SecretRule } from './secret-rule.ts'

/** Every way a secret is told in a text; the first that finds one in a place names it, so the particular come first. */
export const secretRules: ReadonlyArray<SecretRule> = [
  privateKey,
  ...cloudKeys,
  ...aiKeys,
  ...developerTokens,
  ...chatTokens,
  ...paymentKeys,
  ...mailKeys,
  ...serviceTokens,
  jwt,
  basicAuth,
  bearer,
  sessionCookie,
  urlUserinfo,
  keyInQuery,
  quotedAssignment,
  bareAssignment,
]
