import { createHash } from 'node:crypto'
import { isStream, type Rendered } from './answer.ts'
import type { AnyContract } from './contract.ts'

/** A strong ETag of the very bytes. */
const tagOf = (body: string | Uint8Array): string => `"${createHash('sha256').update(body).digest('base64url')}"`

/** Reads that need no login: the only ones that caches may keep. */
export const isPublicRead = ({ access, method }: AnyContract): boolean => access === 'optional' && method === 'get'

/**
 * What caches may do with an answer. Everything is `no-store` (the header that all answers begin with) but what a public
 * route answers: anyone may keep that and ask whether it changed, unless it was made for one who signed in.
 */
export const cacheable = (contract: AnyContract, isSignedIn: boolean, rendered: Rendered): Rendered => {
  const { status, headers, body } = rendered
  const isAnswer = (status === 200 && body !== null) || status === 304
  if (!isPublicRead(contract) || !isAnswer) return rendered
  const rule: Readonly<Record<string, string>> = isSignedIn
    ? { 'Cache-Control': 'private, no-store', Vary: 'Authorization' }
    : { 'Cache-Control': 'public, max-age=0, must-revalidate', Vary: 'Authorization' }
  const tag = isSignedIn || body === null || isStream(body) || headers.ETag !== undefined ? {} : { ETag: tagOf(body) }
  return { status, headers: { ...rule, ...tag, ...headers }, body }
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')

/** Whether a list of `If-None-Match` names the tag, by the weak comparison that RFC 9110 asks for here. */
export const names = (ifNoneMatch: ReadonlyArray<string>, tag: string): boolean =>
  ifNoneMatch
    .join(',')
    .split(',')
    .some((each) => each.trim() === '*' || opaque(each) === opaque(tag))

/** 304 in place of an answer that the client has already. */
export const unlessKnown = (
  contract: AnyContract,
  ifNoneMatch: ReadonlyArray<string>,
  rendered: Rendered,
): Rendered => {
  const { ETag: tag, 'Content-Type': _, ...headers } = rendered.headers
  if (contract.method !== 'get' || rendered.status !== 200 || tag === undefined || !names(ifNoneMatch, tag))
    return rendered
  return { status: 304, headers: { ...headers, ETag: tag }, body: null }
}
