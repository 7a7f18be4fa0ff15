import type { IncomingMessage } from 'node:http'
import { E } from '../../../domain/kernel/fp.ts'
import { type Problem, problem } from './problem.ts'

const isPlain = ({ headers }: IncomingMessage): boolean =>
  /^(identity)?$/i.test((headers['content-encoding'] ?? '').trim())

const declaredLength = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0)

const firstBytes = 4_096

/** Bytes in one growing buffer: a body may come in as many pieces as it has bytes, and each piece would be an object. */
const growing = (expected: number, limit: number) => {
  let buffer = Buffer.allocUnsafe(Math.min(limit, expected > 0 ? expected : firstBytes))
  let length = 0
  const makeRoom = (needed: number): void => {
    if (needed <= buffer.byteLength) return
    const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(needed, 2 * buffer.byteLength)))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }
  return {
    /** False when it would be more than `limit`. */
    add: (piece: Buffer): boolean => {
      const needed = length + piece.byteLength
      if (needed > limit) return false
      makeRoom(needed)
      piece.copy(buffer, length)
      length = needed
      return true
    },
    bytes: (): Uint8Array => buffer.subarray(0, length),
  }
}

/** Whoever sends more pieces than this of a body that was refused only keeps us busy. One read from a socket holds fewer. */
const mostDroppedPieces = 50_000

/** Reads off what still comes of a refused body, so that its sender gets to see the answer; not for ever. */
const drop = (request: IncomingMessage): void => {
  let pieces = 0
  request.on('data', () => {
    pieces += 1
    if (pieces > mostDroppedPieces) request.socket.destroy()
  })
}

/**
 * The bytes of a body, at most `limit`; `begin` is called before they are waited for. A body that is too large is refused
 * as soon as that is known, and what still comes of it is dropped.
 */
export const readBytes = async (
  request: IncomingMessage,
  limit: number,
  begin: () => void,
): Promise<E.Either<Problem, Uint8Array>> => {
  if (!isPlain(request)) return E.left(problem('UNSUPPORTED_MEDIA_TYPE'))
  if (declaredLength(request) > limit) return E.left(problem('TOO_LARGE'))
  begin()
  return new Promise((resolve) => {
    const content = growing(declaredLength(request), limit)
    const settle = (result: E.Either<Problem, Uint8Array>): void => {
      request.off('data', keep).off('end', whole).off('close', cutShort)
      if (E.isLeft(result)) drop(request)
      resolve(result)
    }
    const keep = (piece: Buffer): void => {
      if (!content.add(piece)) settle(E.left(problem('TOO_LARGE')))
    }
    const whole = (): void => settle(E.right(content.bytes()))
    const cutShort = (): void => settle(E.left(problem('MALFORMED')))
    request.on('data', keep).on('end', whole).on('close', cutShort)
    // What becomes of a connection that breaks is told by `close`.
    request.on('error', () => undefined)
  })
}
