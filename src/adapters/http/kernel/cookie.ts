import { parseCookie, stringifySetCookie } from 'cookie'
import { E } from '../../../domain/kernel/fp.ts'
import type { CookieChange, CookieName } from './cookie-change.ts'
import { canonicalOrigin } from './origin.ts'
import type { Encoded } from './perform.ts'
import { type Problem, problem } from './problem.ts'
import type { HttpSettings } from './settings.ts'

type Settings = Pick<HttpSettings, 'production' | 'publicUrl' | 'corsOrigins'>

/** `__Host-`: browsers take it over HTTPS alone, from this very host, for all of it (RFC 6265bis, section 4.1.3.2). */
const isSecure = ({ production, publicUrl }: Settings): boolean => production || publicUrl.startsWith('https:')

/** A cookie's name as browsers know it. */
export const fullName = (settings: Settings, name: CookieName): string => (isSecure(settings) ? `__Host-${name}` : name)

/** Cookies of a shop, in and out. A route says in its contract which one it takes. */
export const cookiesOf = (settings: Settings) => {
  const ours = new Set([new URL(settings.publicUrl).origin, ...settings.corsOrigins])
  const isOurs = ([origin = '', ...others]: ReadonlyArray<string>): boolean => {
    const known = canonicalOrigin(origin)
    return others.length === 0 && known !== null && ours.has(known)
  }
  const written = ({ name, kept }: CookieChange): string =>
    stringifySetCookie({
      name: fullName(settings, name),
      value: kept?.value ?? '',
      maxAge: kept?.forSeconds ?? 0,
      path: '/',
      httpOnly: true,
      secure: isSecure(settings),
      sameSite: 'strict',
    })
  return {
    /** What the browser kept; null when it sent nothing. A browser sends it for any page, so only our pages may ask. */
    taken: (
      name: CookieName | null,
      header: (name: string) => ReadonlyArray<string>,
    ): E.Either<Problem, string | null> => {
      if (name === null) return E.right(null)
      const value = parseCookie(header('cookie').join('; '))[fullName(settings, name)] ?? ''
      if (value === '') return E.right(null)
      return isOurs(header('origin')) ? E.right(value) : E.left(problem('BAD_ORIGIN'))
    },
    /** The answer, with what the browser is told to keep. */
    inHeaders: (encoded: Encoded): Encoded => {
      const { cookie, headers } = encoded
      return cookie === null ? encoded : { ...encoded, headers: { ...headers, 'Set-Cookie': written(cookie) } }
    },
  }
}
