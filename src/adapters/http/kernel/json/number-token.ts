/** A number's token: `end` is the offset after it; with `sound` false, of the byte that spoils it. `finite`: it does not overflow. */
export type NumberToken = Readonly<{ sound: boolean; end: number; finite: boolean }>

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

const digitsEnd = (bytes: Uint8Array, start: number): number => {
  let at = start
  while (isDigit(bytes[at])) at += 1
  return at
}

/** No decimal numeral of fewer characters and without an exponent overflows a double (the largest is 1.8e308). */
const certainlyFinite = 300

const overflows = (bytes: Uint8Array, start: number, end: number): boolean =>
  !Number.isFinite(Number(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')))

/** Reads the number that begins at `start`, by the grammar of RFC 8259, section 6. */
export const numberToken = (bytes: Uint8Array, start: number): NumberToken => {
  let at = bytes[start] === 0x2d ? start + 1 : start
  const whole = at
  at = digitsEnd(bytes, at)
  if (at === whole) return { sound: false, end: at, finite: true }
  if (bytes[whole] === 0x30 && at > whole + 1) return { sound: false, end: whole + 1, finite: true }
  if (bytes[at] === 0x2e) {
    const fraction = at + 1
    at = digitsEnd(bytes, fraction)
    if (at === fraction) return { sound: false, end: at, finite: true }
  }
  const mantissaEnd = at
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    at += bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d ? 2 : 1
    const exponent = at
    at = digitsEnd(bytes, exponent)
    if (at === exponent) return { sound: false, end: at, finite: true }
  }
  const doubtful = at > mantissaEnd || at - start > certainlyFinite
  return { sound: true, end: at, finite: !doubtful || !overflows(bytes, start, at) }
}
