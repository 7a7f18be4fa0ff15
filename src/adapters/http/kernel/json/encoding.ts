const byteOrderMark = [0xef, 0xbb, 0xbf]

const hasByteOrderMark = (bytes: Uint8Array): boolean => byteOrderMark.every((byte, index) => bytes[index] === byte)

/** The text of a file without the byte order mark that Windows editors put first. A request body keeps it, and is refused. */
export const dropBom = (bytes: Uint8Array): Uint8Array =>
  hasByteOrderMark(bytes) ? bytes.subarray(byteOrderMark.length) : bytes

/** JSON begins with an ASCII character, so a zero among the first two bytes, or a mark, tells UTF-16 or UTF-32. */
const isWide = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0 && second !== undefined) ||
  (second === 0 && first !== undefined)

/** Why the bytes cannot be UTF-8 JSON by how they begin, or null. */
export const encodingFlaw = (bytes: Uint8Array): string | null => {
  if (bytes.length === 0) return 'The text is empty'
  if (hasByteOrderMark(bytes)) return 'A byte order mark, which must not be there,'
  if (isWide(bytes)) return 'UTF-16 text, which must be UTF-8,'
  return null
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** The bounds of a sequence's second byte, by its first (RFC 3629): they rule out overlong forms, surrogates, and what is above U+10FFFF. */
const secondByteFits = (first: number, second: number): boolean => {
  if (first === 0xe0) return second >= 0xa0
  if (first === 0xed) return second <= 0x9f
  if (first === 0xf0) return second >= 0x90
  if (first === 0xf4) return second <= 0x8f
  return true
}

const lengthByFirst = (first: number): number => {
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  if (first >= 0xf0 && first <= 0xf4) return 4
  return 0
}

/** Bytes of the UTF-8 sequence of a non-ASCII character that begins at `offset`; 0 when it is none. */
export const sequenceLength = (bytes: Uint8Array, offset: number): number => {
  const first = bytes[offset] ?? 0
  const length = lengthByFirst(first)
  for (let index = 1; index < length; index += 1) if (!isContinuation(bytes[offset + index])) return 0
  return length > 0 && secondByteFits(first, bytes[offset + 1] ?? 0) ? length : 0
}
