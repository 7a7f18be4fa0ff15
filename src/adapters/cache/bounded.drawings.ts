import { O, TE } from '../../domain/kernel/fp.ts'
import type { Drawings } from '../../ports/catalogue/drawings.ts'

/** Enough for all pictures of a catalogue that is looked at in one go: a large one has 100,000 characters. */
const usualMostCharacters = 16_777_216

/**
 * Pictures in the memory of one process, `mostCharacters` of them together; the ones that nobody asked for the longest
 * make room. A Map keeps the order in which its entries were put in, and one that is used is put in anew.
 */
export const boundedDrawings = (mostCharacters = usualMostCharacters): Drawings => {
  const kept = new Map<string, string>()
  let characters = 0
  const drop = (key: string): void => {
    characters -= kept.get(key)?.length ?? 0
    kept.delete(key)
  }
  const put = (key: string, drawing: string): void => {
    drop(key)
    if (drawing.length > mostCharacters) return
    kept.set(key, drawing)
    characters += drawing.length
    for (const oldest of kept.keys())
      if (characters > mostCharacters) drop(oldest)
      else break
  }
  const used = (key: string): O.Option<string> => {
    const found = kept.get(key)
    if (found === undefined) return O.none
    put(key, found)
    return O.some(found)
  }
  return {
    find: (key) => TE.fromIO(() => used(key)),
    keep: (key, drawing) => TE.fromIO(() => put(key, drawing)),
  }
}
