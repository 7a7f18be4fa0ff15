/** How often the catalogue was changed, by the slots in which that is counted. */
export type Changes = Readonly<Record<string, number>>

/** What a read needs of a server: these changes, and all of the log up to this place (bytes from its beginning). */
export type Need = Readonly<{ changes: Changes; place: number }>

/** What a server said it has. It never has less as long as the connection lasts on which it said so. */
export type Facts = Need & Readonly<{ isStandby: boolean }>

const hasAll = (has: Changes, needed: Changes): boolean =>
  Object.entries(needed).every(([slot, count]) => (has[slot] ?? 0) >= count)

/** Whether whoever has said this may answer a read of this need. One that left recovery follows nobody any more. */
export const isFit = (facts: Facts, need: Need): boolean =>
  facts.isStandby && facts.place >= need.place && hasAll(facts.changes, need.changes)
