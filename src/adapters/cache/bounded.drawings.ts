import { LRUCache } from 'lru-cache'
import { O, TE } from '../../domain/kernel/fp.ts'
import type { Drawings } from '../../ports/catalogue/drawings.ts'

/** Enough for all pictures of a catalogue that is looked at in one go: a large one has 100,000 characters. */
const usualMostCharacters = 16_777_216

/** An empty picture counts, too. */
const charactersOf = (drawing: string): number => Math.max(1, drawing.length)

/**
 * Pictures in the memory of one process, `mostCharacters` of them together; the ones that nobody asked for the longest
 * make room, and one that is larger than all of it is not kept.
 */
export const boundedDrawings = (mostCharacters = usualMostCharacters): Drawings => {
  const kept = new LRUCache<string, string>({ maxSize: mostCharacters, sizeCalculation: charactersOf })
  return {
    find: (key) => TE.fromIO(() => O.fromNullable(kept.get(key))),
    keep: (key, drawing) => TE.fromIO(() => void kept.set(key, drawing)),
  }
}
