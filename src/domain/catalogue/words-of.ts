/** More words than this narrow nothing down. */
const mostWords = 10

/** The words of a search; null of one that has none, which finds everything. */
export const wordsOf = (query: string): ReadonlyArray<string> | null => {
  const words = query.split(/\s+/u).filter((word) => word !== '')
  return words.length === 0 ? null : [...new Set(words)].slice(0, mostWords)
}
