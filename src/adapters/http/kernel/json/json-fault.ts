import type { Issue } from '../../../../domain/kernel/issue.ts'

/**
 * Why a text is not read: it is not JSON at all (400; `line` and `column` count from 1, in characters, and stand in the
 * message too), or it is JSON of a kind that is not taken (422).
 */
export type JsonFault =
  | Readonly<{ kind: 'malformed'; message: string; line: number; column: number }>
  | Readonly<{ kind: 'limits'; issues: ReadonlyArray<Issue> }>

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80

/** What is wrong at byte `offset`; the line and column are found only now, so that sound texts pay nothing for them. */
export const malformed = (bytes: Uint8Array, offset: number, what: string): JsonFault => {
  let line = 1
  let column = 1
  for (const byte of bytes.subarray(0, offset)) {
    if (byte === 0x0a) {
      line += 1
      column = 1
    } else if (!isContinuation(byte)) column += 1
  }
  return { kind: 'malformed', message: `${what} at line ${line}, column ${column}`, line, column }
}
