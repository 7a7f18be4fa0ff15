import type { Tally } from './live.ts'

/** The tallies of several histories as one. */
export const summed = (tallies: ReadonlyArray<Tally>): Tally => {
  const all: Record<string, number> = {}
  for (const tally of tallies) for (const [name, count] of Object.entries(tally)) all[name] = (all[name] ?? 0) + count
  return all
}
