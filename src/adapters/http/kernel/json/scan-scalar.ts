import { flaw } from '../../../../domain/kernel/issue.ts'
import { isStorable } from '../../../../domain/kernel/text.ts'
import { numberToken } from './number-token.ts'
import { expect, fail, failFor, isInDocument, note, type ScanState } from './scan-state.ts'
import { type StringToken, stringFlaw, stringToken } from './string-token.ts'

const badCharacters = flaw('invalid_characters', 'contains characters that cannot be stored')
const outOfRange = flaw('out_of_range', 'is a number too large to be kept')

const unescape = (state: ScanState, start: number, token: StringToken): string =>
  token.plain
    ? state.bytes.toString('latin1', start + 1, token.end - 1)
    : String(JSON.parse(state.bytes.toString('utf8', start, token.end)))

/** Reads a string's token; null when it is none. */
const readString = (state: ScanState, start: number): StringToken | null => {
  const token = stringToken(state.bytes, start)
  state.at = token.end
  if (token.sound) return token
  fail(state, stringFlaw(state.bytes, token.end))
  return null
}

/** Reads a member's name; `accept` hears it unescaped, and says whether the object may have it. */
export const scanName = (state: ScanState, accept: (name: string) => boolean): boolean => {
  const start = state.at
  const token = readString(state, start)
  if (token === null) return false
  const name = unescape(state, start, token)
  if (!accept(name)) {
    state.at = start
    return fail(state, 'A member name that the object has already')
  }
  if (token.coded && !isStorable(name)) note(state, badCharacters)
  return true
}

const scanString = (state: ScanState): boolean => {
  const start = state.at
  const token = readString(state, start)
  if (token === null) return false
  if (token.coded && !isStorable(unescape(state, start, token))) note(state, badCharacters)
  return expect(state, 'more')
}

const scanNumber = (state: ScanState): boolean => {
  const token = numberToken(state.bytes, state.at)
  state.at = token.end
  if (!token.sound) return failFor(state, 'a digit')
  if (!token.finite && (isInDocument(state) || state.limits.root !== undefined)) note(state, outOfRange)
  return expect(state, 'more')
}

const scanWord = (state: ScanState, word: string): boolean => {
  if (state.bytes.toString('latin1', state.at, state.at + word.length) !== word) return failFor(state, 'a value')
  state.at += word.length
  return expect(state, 'more')
}

const words: ReadonlyMap<number, string> = new Map(
  ['true', 'false', 'null'].map((word): [number, string] => [word.charCodeAt(0), word]),
)

const beginsNumber = (byte: number): boolean => byte === 0x2d || (byte >= 0x30 && byte <= 0x39)

/** Reads a string, a number, true, false or null. */
export const scanScalar = (state: ScanState, byte: number | undefined): boolean => {
  if (byte === undefined) return failFor(state, 'a value')
  if (byte === 0x22) return scanString(state)
  if (beginsNumber(byte)) return scanNumber(state)
  const word = words.get(byte)
  return word === undefined ? failFor(state, 'a value') : scanWord(state, word)
}
