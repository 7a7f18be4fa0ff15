import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Shelf } from './memory.ts'

/** Gives a row the next number of its kind, if it has none: as an identity column does, but without gaps. */
export const numbered = (numbers: Shelf<number>, tx: Tx, key: string): void => {
  const given = numbers.of(tx)
  if (!given.has(key)) given.set(key, Math.max(0, ...given.values()) + 1)
}
