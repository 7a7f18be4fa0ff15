import { below } from '../../kernel/pointer.ts'
import type { Step, ValueChange } from './value-changes.ts'

/** A place whose pointer is longer is told by one that it lies in. */
const longestPointer = 300

const pointerOf = (path: ReadonlyArray<Step>): string => {
  const pointer = below('', ...path)
  return pointer.length <= longestPointer || path.length <= 1 ? pointer : pointerOf(path.slice(0, -1))
}

/**
 * Where changes are, as JSON pointers, at most so many: where there are more, each stands for all that it holds, however
 * much a document was made to repeat itself.
 */
export const placesOf = (changes: ReadonlyArray<ValueChange>, most: number): ReadonlyArray<string> => {
  let depth = changes.reduce((deepest, { path }) => Math.max(deepest, path.length), 1)
  let places = new Set(changes.map(({ path }) => pointerOf(path)))
  while (places.size > most && depth > 1) {
    depth -= 1
    places = new Set(changes.map(({ path }) => pointerOf(path.slice(0, depth))))
  }
  return [...places]
}
