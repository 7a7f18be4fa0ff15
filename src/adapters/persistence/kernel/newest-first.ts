import type { Page, PageRequest } from '../../../ports/kernel/page.ts'

/** A place before every row, whatever its time and id. */
const start = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/**
 * The values behind `(created_at, id) < ($1::timestamptz, $2::uuid) order by created_at desc, id desc limit $3`,
 * which an index on both columns answers. One row more than the page holds tells whether another page follows.
 */
export const newestFirst = ({ after, limit }: PageRequest): ReadonlyArray<string | number> => [
  ...(after ?? start),
  limit + 1,
]

/** Before every row of that time, whatever its id. */
const lowest = '00000000-0000-0000-0000-000000000000'

/**
 * The same values for what is older than `until` alone. An index is entered at one place: beside the one of the page,
 * `created_at < until` would only pass by all that is newer.
 */
export const newestBefore = (page: PageRequest, until: Date | null): ReadonlyArray<string | number> => {
  const { after } = page
  const isBehind = until === null || (after !== null && new Date(after[0] ?? '') < until)
  return newestFirst(isBehind ? page : { ...page, after: [until.toISOString(), lowest] })
}

/** The page that the rows found by `newestFirst` make. */
export const pageOf = <A extends Readonly<{ id: string; createdAt: Date }>>(
  found: ReadonlyArray<A>,
  { limit }: PageRequest,
): Page<A> => {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? [last.createdAt.toISOString(), last.id] : null }
}
