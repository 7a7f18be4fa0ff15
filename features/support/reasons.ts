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
  'this is not an n8n workflow': 'NOT_A_WORKFLOW',
  'the workflow contains secrets': 'SECRETS_FOUND',
  'the same workflow is in the shop already': 'DUPLICATE_CONTENT',
  'the amount is below what can be charged': 'BELOW_MINIMUM',
  'the shop does not sell in that currency': 'CURRENCY_UNSUPPORTED',
  'it is owned already': 'ALREADY_OWNED',
  'it is not free': 'NOT_FREE',
  'it was not bought': 'NOT_OWNED',
  'the link has expired': 'LINK_EXPIRED',
  'the right to it is suspended': 'ENTITLEMENT_INACTIVE',
  'this is not possible any more': 'ILLEGAL_TRANSITION',
  'it cannot be sold as it is': 'NOT_PUBLISHABLE',
  'there is such a version': 'DUPLICATE_VERSION',
  'Paystack does not answer': 'PAYMENT_PROVIDER_UNAVAILABLE',
}
