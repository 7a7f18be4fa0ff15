/** A generator of texts that look random and are always the same, for the rules' examples. */
const drawn = (alphabet: string, length: number, seed: number): string => {
  let state = seed
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return alphabet[state % alphabet.length] ?? ''
  }).join('')
}

const digits = '0123456789'
const lower = 'abcdefghijklmnopqrstuvwxyz'

export const hex = (length: number): string => drawn(`${digits}abcdef`, length, 7_919)
export const alnum = (length: number): string => drawn(`${digits}${lower}${lower.toUpperCase()}`, length, 104_729)
export const upper = (length: number): string => drawn(`${digits}${lower.toUpperCase()}`, length, 15_485_863)
export const numeral = (length: number): string => `7${drawn(digits, length - 1, 32_452_843)}`
