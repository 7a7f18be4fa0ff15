import { latinLetters } from '../latin-letters.ts'

/** Letters that do not come apart, and letters that people write for one another. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...latinLetters,
    ς: 'σ',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
  }),
)

/**
 * Marks that say how a letter sounds, in scripts that are read without them, too. The two that make other letters of
 * kana stay, and so do the vowels of scripts that write them as marks.
 */
const marks = /[[[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Cyrl}]&&\p{Mn}]--[\u3099\u309A]]/gv

/** Nothing is read where these stand: tatweel, soft hyphen, joiners, apostrophes. */
const silent = /\u0640|\u00AD|\u200C|\u200D|['’ʼ`]/gu

/** Text as it is compared: lower case, one form of each letter, without accents. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(silent, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => plainLetters.get(letter) ?? letter)
    .normalize('NFC')
