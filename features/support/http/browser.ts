import type { Browser } from '../driver.ts'

/** What a browser sends along when a page of the shop's own asks. */
export const sentBy = (browser: Browser | undefined, origin: string): Readonly<Record<string, string>> =>
  browser === undefined || browser.size === 0
    ? {}
    : { Origin: origin, Cookie: [...browser].map(([name, value]) => `${name}=${value}`).join('; ') }

/** What a browser does with an answer. */
export const keep = (browser: Browser | undefined, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [, name = '', value = '', more = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? []
    if (/;\s*max-age=0(;|$)/i.test(more)) browser?.delete(name)
    else browser?.set(name, value)
  }
}
