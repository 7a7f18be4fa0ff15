import { wordsAsked } from './search/words-in.ts'

/** More words than this narrow nothing down. */
const mostWords = 10

/**
 * The words of a search, as they are compared. Null of one that is empty, which finds everything; none of one without
 * a letter or digit, which finds nothing.
 */
export const wordsOf = (query: string): ReadonlyArray<string> | null =>
  query.trim() === '' ? null : [...new Set(wordsAsked(query))].slice(0, mostWords)
