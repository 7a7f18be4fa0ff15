import type { Page, PageRequest } from '../../../ports/kernel/page.ts'

type Dated = Readonly<{ id: string; createdAt: Date }>

/** Sorts as text: times in ISO 8601 with milliseconds, then ids. */
const keyOf = ({ createdAt, id }: Dated): string => `${createdAt.toISOString()} ${id}`

/** A page of these, newest first, as an index on time and id would give it. */
export const newestFirst = <A extends Dated>(all: Iterable<A>, { after, limit }: PageRequest): Page<A> => {
  const end = after === null ? null : after.join(' ')
  const found = [...all]
    .filter((each) => end === null || keyOf(each) < end)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
    .slice(0, limit + 1)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? [last.createdAt.toISOString(), last.id] : null }
}
