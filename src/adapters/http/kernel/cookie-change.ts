/** What browsers keep where no script reads it, by its name without the prefix that it has under HTTPS. */
export type CookieName = 'vexa_refresh' | 'vexa_admin'

/** What an answer has a browser keep, and for how long; null: forget it. */
export type CookieChange = Readonly<{ name: CookieName; kept: Readonly<{ value: string; forSeconds: number }> | null }>
