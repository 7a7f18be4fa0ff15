import { sequenceLength } from './encoding.ts'

/**
 * A string's token: `end` is the offset after its closing quote, or, when `sound` is false, of the byte that spoils it.
 * `coded` says that it has \u escapes (only they can smuggle in what UTF-8 cannot spell), `plain` that it is ASCII without escapes.
 */
export type StringToken = Readonly<{ sound: boolean; end: number; coded: boolean; plain: boolean }>

const quote = 0x22
const backslash = 0x5c
const letterU = 0x75

const simpleEscapes: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)))

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66))

const isCoded = (bytes: Uint8Array, offset: number): boolean =>
  isHex(bytes[offset]) && isHex(bytes[offset + 1]) && isHex(bytes[offset + 2]) && isHex(bytes[offset + 3])

/** Bytes of the escape that begins at the backslash; 0 when it is none. */
const escapeLength = (bytes: Uint8Array, offset: number): number => {
  const letter = bytes[offset + 1] ?? 0
  if (letter === letterU) return isCoded(bytes, offset + 2) ? 6 : 0
  return simpleEscapes.has(letter) ? 2 : 0
}

/** Reads the string whose opening quote is at `start`. */
export const stringToken = (bytes: Uint8Array, start: number): StringToken => {
  let at = start + 1
  let coded = false
  let plain = true
  for (;;) {
    const byte = bytes[at] ?? 0
    if (byte === quote) return { sound: true, end: at + 1, coded, plain }
    if (byte < 0x20) return { sound: false, end: at, coded, plain }
    if (byte === backslash) {
      const length = escapeLength(bytes, at)
      if (length === 0) return { sound: false, end: at, coded, plain }
      coded ||= length === 6
      plain = false
      at += length
    } else if (byte < 0x80) at += 1
    else {
      const length = sequenceLength(bytes, at)
      if (length === 0) return { sound: false, end: at, coded, plain }
      plain = false
      at += length
    }
  }
}

/** Says why the token at `offset` spoils a string. */
export const stringFlaw = (bytes: Uint8Array, offset: number): string => {
  const byte = bytes[offset]
  if (byte === undefined) return 'The text ends inside a string'
  if (byte === backslash) return 'An unknown escape in a string'
  return byte < 0x20 ? 'A control character in a string' : 'A byte that is not UTF-8'
}
