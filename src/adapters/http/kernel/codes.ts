import type { Kind } from '../../../domain/kernel/failure.ts'

/** The only place where a kind of failure becomes a status and its general code. */
export const kinds = {
  invalid: { status: 422, code: 'VALIDATION_FAILED' },
  unauthenticated: { status: 401, code: 'UNAUTHENTICATED' },
  forbidden: { status: 403, code: 'FORBIDDEN' },
  missing: { status: 404, code: 'NOT_FOUND' },
  conflict: { status: 409, code: 'CONFLICT' },
  stale: { status: 412, code: 'STALE' },
  unpaid: { status: 402, code: 'NOT_OWNED' },
  gone: { status: 410, code: 'LINK_EXPIRED' },
  limited: { status: 429, code: 'RATE_LIMITED' },
  unavailable: { status: 503, code: 'UNAVAILABLE' },
} as const satisfies Readonly<Record<Kind, { status: number; code: string }>>

type Explained = Readonly<{ status: number; title: string; remedy: string }>

/** Every code a client can meet, with its title and what to do; the page behind a problem's `type` shows the same. */
export const codes = {
  MALFORMED: {
    status: 400,
    title: 'The body cannot be read',
    remedy: 'Send one JSON value in UTF-8 without a BOM and without duplicate member names.',
  },
  UNAUTHENTICATED: {
    status: 401,
    title: 'Please sign in',
    remedy: 'Send a valid access token in the Authorization header: "Bearer <token>".',
  },
  INVALID_CREDENTIALS: {
    status: 401,
    title: 'E-mail address or password is wrong',
    remedy: 'Check both and try again; too many failures are throttled.',
  },
  SECOND_FACTOR_REQUIRED: {
    status: 401,
    title: 'A one-time code is asked for as well',
    remedy: 'Sign in again with "otp": the six digits that your device shows now, or a recovery code.',
  },
  TOKEN_REUSED: {
    status: 401,
    title: 'The refresh token was used before',
    remedy: 'The session has ended for safety. Sign in again.',
  },
  BAD_SIGNATURE: {
    status: 401,
    title: 'The signature is missing or wrong',
    remedy: 'Sign the exact bytes of the body with the secret key.',
  },
  NOT_OWNED: { status: 402, title: 'You do not own this item', remedy: 'Buy it, or claim it when it is free.' },
  NOT_FREE: { status: 402, title: 'This item is not free', remedy: 'Start a payment for it.' },
  FORBIDDEN: { status: 403, title: 'Your role does not allow this', remedy: 'Ask an operator with a higher role.' },
  SUSPENDED: { status: 403, title: 'This account is suspended', remedy: 'Write to the operator of this shop.' },
  ENTITLEMENT_INACTIVE: {
    status: 403,
    title: 'Your access to this item is not active',
    remedy: 'It was suspended or revoked; see your library.',
  },
  BAD_ORIGIN: {
    status: 403,
    title: 'The request comes from a page that is not allowed',
    remedy: "Use the shop's own pages or an allowed origin.",
  },
  NOT_FOUND: { status: 404, title: 'There is nothing here', remedy: 'Check the address and the id.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'This method is not allowed here',
    remedy: 'Use one of the methods in the Allow header.',
  },
  CONFLICT: { status: 409, title: 'Someone else changed this first', remedy: 'Read it again and repeat your change.' },
  EMAIL_TAKEN: {
    status: 409,
    title: 'An account with this e-mail address exists',
    remedy: 'Sign in, or use another address.',
  },
  ALREADY_OWNED: { status: 409, title: 'You own this item already', remedy: 'Download it from your library.' },
  DUPLICATE_CONTENT: {
    status: 409,
    title: 'The same workflow is in the shop already',
    remedy: 'Update the existing item instead.',
  },
  DUPLICATE_VERSION: { status: 409, title: 'This version exists already', remedy: 'Choose a higher version.' },
  NOT_PUBLISHABLE: {
    status: 409,
    title: 'This workflow cannot be published as it is',
    remedy: 'See the blocking findings of its report.',
  },
  EXCEEDS_REMAINING: {
    status: 409,
    title: 'That is more than can still be refunded',
    remedy: 'Refund what is left of the payment, or less.',
  },
  DISPUTE_OPEN: {
    status: 409,
    title: 'The payment is disputed',
    remedy: 'Answer the dispute; nothing is refunded until it is resolved.',
  },
  LAST_OWNER: {
    status: 409,
    title: 'The last active owner stays',
    remedy: 'Make somebody else an owner first.',
  },
  ILLEGAL_TRANSITION: {
    status: 409,
    title: 'This is not possible in the present state',
    remedy: 'Read the present state and choose a possible step.',
  },
  IDEMPOTENCY_RUNNING: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
    remedy: 'Wait a moment and ask again with the same key.',
  },
  CODE_EXPIRED: {
    status: 410,
    title: 'This code is not good any more',
    remedy: 'It was wrong, used, replaced, tried too often or too old. Ask for a new one.',
  },
  LINK_EXPIRED: { status: 410, title: 'This link has expired', remedy: 'Ask for a new one.' },
  QUOTE_EXPIRED: { status: 410, title: 'This quote has expired', remedy: 'Ask for a new one.' },
  STALE: {
    status: 412,
    title: 'You saw an older state',
    remedy: 'Read it again and repeat your change with its new ETag.',
  },
  TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send less; the limits stand in the API document.',
  },
  URI_TOO_LONG: { status: 414, title: 'The address is too long', remedy: 'Shorten the query.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is of a type that is not accepted here',
    remedy: 'Send application/json in UTF-8, without a Content-Encoding.',
  },
  MISDIRECTED: {
    status: 421,
    title: 'This server does not answer for that host',
    remedy: "Use the shop's own address.",
  },
  VALIDATION_FAILED: {
    status: 422,
    title: 'The request is not valid',
    remedy: 'See errors: each has a pointer, a code and a message.',
  },
  WEAK_PASSWORD: {
    status: 422,
    title: 'The password is too easy to guess',
    remedy: 'Choose a longer or less common one, without your e-mail address in it.',
  },
  NOT_A_WORKFLOW: {
    status: 422,
    title: 'This is not an n8n workflow',
    remedy: 'Export the workflow from n8n ("Download") and upload that file.',
  },
  SECRETS_FOUND: {
    status: 422,
    title: 'The workflow contains secrets',
    remedy: 'Replace them by credentials or placeholders at the places named in errors.',
  },
  COUPON_UNKNOWN: {
    status: 422,
    title: 'There is no such coupon',
    remedy: 'Check the code, or go on without one.',
  },
  COUPON_EXPIRED: {
    status: 422,
    title: 'This coupon is not valid now',
    remedy: 'Its time is over, or has not come yet. Go on without it.',
  },
  COUPON_EXHAUSTED: {
    status: 422,
    title: 'This coupon is used up',
    remedy: 'Others took it as often as it could be taken. Go on without it.',
  },
  COUPON_USED: {
    status: 422,
    title: 'You have used this coupon as often as you may',
    remedy: 'Go on without it.',
  },
  COUPON_NOT_APPLICABLE: {
    status: 422,
    title: 'This coupon does not hold for this item',
    remedy: 'It is for other items or another currency, or the item is free. Go on without it.',
  },
  CURRENCY_UNSUPPORTED: {
    status: 422,
    title: 'This shop does not sell in that currency',
    remedy: 'Use one of the currencies of /api/payment/config.',
  },
  BELOW_MINIMUM: {
    status: 422,
    title: 'The amount is below what can be charged',
    remedy: 'Prices are 0 or at least the minimum charge of their currency.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'This Idempotency-Key belongs to another request',
    remedy: 'Use a new key for a new request.',
  },
  RATE_LIMITED: { status: 429, title: 'Too many attempts', remedy: 'Wait as long as Retry-After says.' },
  INTERNAL: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'It has been logged. Quote the requestId when you ask about it.',
  },
  UNAVAILABLE: { status: 503, title: 'Temporarily unavailable', remedy: 'Try again after the time in Retry-After.' },
  PAYMENT_PROVIDER_UNAVAILABLE: {
    status: 503,
    title: 'The payment provider does not answer',
    remedy: 'Nothing was charged. Try again shortly.',
  },
} as const satisfies Readonly<Record<string, Explained>>

export type Code = keyof typeof codes

export const isCode = (text: string): text is Code => Object.hasOwn(codes, text)
