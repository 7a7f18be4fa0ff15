import { createHash } from 'node:crypto'
import type { RawParts } from '../kernel/route.ts'

type Revised = Readonly<{ revision: number }>

/** A strong ETag of a detail. It begins with the revision, so that the tag of any detail can guard an edit. */
export const etagOf = (detail: Revised): string => {
  const digest = createHash('sha256').update(JSON.stringify(detail)).digest('base64url')
  return `"${detail.revision}-${digest.slice(0, 22)}"`
}

const tagShape = /^"(\d{1,9})-[A-Za-z0-9_-]{22}"$/

/**
 * The revisions that `If-Match` allows an edit to start from; null when it allows any. What is no tag of ours, or a weak
 * one, matches nothing (RFC 9110, 13.1.1).
 */
export const expectedBy = ({ header }: RawParts): ReadonlyArray<number> | null => {
  const tags = header('if-match')
    .join(',')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  if (tags.length === 0 || tags.includes('*')) return null
  return tags.flatMap((tag) => {
    const revision = tagShape.exec(tag)?.[1]
    return revision === undefined ? [] : [Number(revision)]
  })
}
