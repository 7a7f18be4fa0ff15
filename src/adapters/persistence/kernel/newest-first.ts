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

/** The page that the rows found by `newestFirst` make. */
export const pageOf = <A extends Readonly<{ id: string; createdAt: Date }>>(
  found: ReadonlyArray<A>,
  { limit }: PageRequest,
): Page<A> => {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? [last.createdAt.toISOString(), last.id] : null }
}
