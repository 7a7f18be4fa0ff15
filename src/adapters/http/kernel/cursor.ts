import { createHmac, timingSafeEqual } from 'node:crypto'
import { E } from '../../../domain/kernel/fp.ts'
import { at, flaw, type Issue } from '../../../domain/kernel/issue.ts'
import type { Position } from '../../../ports/kernel/page.ts'

/** Seals positions of lists into opaque cursors, each bound to the list and query that it came from. */
export type Cursors = Readonly<{
  seal: (list: string, position: Position) => string
  open: (list: string, cursor: string) => E.Either<Issue, Position>
}>

const macBytes = 16
const refused = at('?cursor')(flaw('invalid_cursor', 'is not a cursor of this list and query'))

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number')

const parse = (text: string): E.Either<Issue, Position> => {
  const value = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => refused,
  )
  return E.isRight(value) && isPosition(value.right) ? E.right(value.right) : E.left(refused)
}

/** `secret` is derived from the token keys, so every instance opens every instance's cursors. */
export const sealedCursors = (secret: Uint8Array): Cursors => {
  const mac = (list: string, payload: Buffer): Buffer =>
    createHmac('sha256', secret).update(list).update('\0').update(payload).digest().subarray(0, macBytes)
  return {
    seal: (list, position) => {
      const payload = Buffer.from(JSON.stringify(position))
      return Buffer.concat([mac(list, payload), payload]).toString('base64url')
    },
    open: (list, cursor) => {
      const sealed = Buffer.from(cursor, 'base64url')
      // base64url has several spellings of the same bytes; only the one that was given out is accepted.
      if (sealed.length <= macBytes || sealed.toString('base64url') !== cursor) return E.left(refused)
      const payload = sealed.subarray(macBytes)
      return timingSafeEqual(sealed.subarray(0, macBytes), mac(list, payload))
        ? parse(payload.toString())
        : E.left(refused)
    },
  }
}
