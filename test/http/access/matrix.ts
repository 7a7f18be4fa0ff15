import { readFileSync } from 'node:fs'

/** Who a route opens to, in the words of the page. */
export type Who = string

/** The page that says who may do what: `POST /api/…` → who. */
export const writtenMatrix = (): ReadonlyMap<string, Who> => {
  const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z]+ \/[^`]*)` \| ([^|]+) \|$/gm)]
  return new Map(rows.map(([, route = '', who = '']) => [route, who.trim()]))
}
