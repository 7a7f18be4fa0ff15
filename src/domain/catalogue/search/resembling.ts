import { isSpelt } from './words-in.ts'

/** More stand-ins than these for a word help nobody. */
const most = 5

/** How many letters may be wrong in a word: none in a short one. */
export const mostWrong = (word: string): number => {
  if (!isSpelt(word) || /\p{N}/u.test(word)) return 0
  const { length } = [...word]
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** How many letters were added, left out, replaced, or swapped with their neighbour. */
export const lettersWrong = (asked: string, word: string): number => {
  const [from, to] = [[...asked], [...word]]
  let [before, last] = [[] as ReadonlyArray<number>, to.map((_, at) => at).concat(to.length) as ReadonlyArray<number>]
  for (const [row, letter] of from.entries()) {
    const next = [row + 1]
    for (const [at, other] of to.entries()) {
      const replaced = (last[at] ?? 0) + (letter === other ? 0 : 1)
      const swapped =
        row > 0 && at > 0 && letter === to[at - 1] && from[row - 1] === other ? (before[at - 1] ?? 0) + 1 : Infinity
      next.push(Math.min(replaced, swapped, (last[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    before = last
    last = next
  }
  return last.at(-1) ?? 0
}

/** Of some words the nearest to one that nobody uses, as if it were misspelt; none is too far. */
export const resembling = (asked: string, words: Iterable<string>): ReadonlyArray<string> => {
  const allowed = mostWrong(asked)
  if (allowed === 0) return []
  const near = [...words]
    .filter((word) => Math.abs(word.length - asked.length) <= 2 * allowed)
    .map((word) => ({ word, wrong: lettersWrong(asked, word) }))
    .filter(({ wrong }) => wrong <= allowed)
  const least = Math.min(...near.map(({ wrong }) => wrong))
  return near
    .filter(({ wrong }) => wrong === least)
    .map(({ word }) => word)
    .toSorted()
    .slice(0, most)
}
