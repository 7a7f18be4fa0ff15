import { plainText } from './plain-text.ts'

/** Longer words are cut, in what is searched and in what is asked for alike. */
const longestWord = 40

/** Scripts that put no spaces between words; their signs that are no letters, such as radicals, are none here either. */
const unspaced = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\u30FC\u3005'
const letters = '\\p{L}\\p{M}\\p{N}'
const runs = new RegExp(`[[${unspaced}]&&[${letters}]]+|[[${letters}]--[${unspaced}]]+`, 'gv')
const isUnspaced = new RegExp(`^[${unspaced}]`, 'v')

/** The Arabic article is written with its word; what is left must be a word. */
const article = /^ال(?=.{3})/u

const pairsOf = (characters: ReadonlyArray<string>): ReadonlyArray<string> =>
  characters.slice(1).map((character, at) => `${characters[at]}${character}`)

/** A run without spaces stands for its pairs of neighbours; in a document for its characters, too. */
const cutUp = (run: string, single: boolean): ReadonlyArray<string> => {
  const characters = [...run]
  const pairs = pairsOf(characters)
  return single || pairs.length === 0 ? [...characters, ...pairs] : pairs
}

const wordsWith =
  (single: boolean) =>
  (text: string): ReadonlyArray<string> =>
    (plainText(text).match(runs) ?? []).flatMap((run) =>
      isUnspaced.test(run) ? cutUp(run, single) : [[...run.replace(article, '')].slice(0, longestWord).join('')],
    )

/** The words that someone asks for. */
export const wordsAsked = wordsWith(false)

const wordsWritten = wordsWith(true)

/**
 * The words under which a text is found: each of them, the parts of those that are written together (`googleSheets`),
 * and those joined by hyphens as one (`google-sheets`).
 */
export const wordsIn = (text: string): ReadonlyArray<string> => [
  ...new Set([
    ...wordsWritten(text),
    ...wordsWritten(text.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')),
    ...wordsWritten(text.replace(/(?<=\p{L})-(?=\p{L})/gu, '')),
  ]),
]

/** Whether a word can be misspelt, or be the beginning of another. */
export const isSpelt = (word: string): boolean => !isUnspaced.test(word)
