import type { SessionKind } from '../../../domain/accounts/session.ts'
import { word } from '../kernel/codec/values.ts'
import type { CookieName } from '../kernel/cookie-change.ts'

/** Where browsers keep the refresh token. */
export const sessionCookies: Readonly<Record<SessionKind, CookieName>> = { user: 'vexa_refresh', admin: 'vexa_admin' }

/** How a client asks to be given the refresh token, other than in the body. */
export const transport = word('cookie')
