import { type Part, partsOf } from './parts.ts'
import type { Period } from './period.ts'
import { slotMs } from './slot.ts'
import type { Calendar } from './stats.ts'
import { addStretches, type Stretch } from './stretch.ts'

/** From one instant up to, and without, another; in milliseconds since 1970. */
export type Range = Readonly<{ fromMs: number; toMs: number }>

/** A range as whole units of time, and what is left over at its ends. */
export type Cut = Readonly<{ whole: Range; edges: ReadonlyArray<Range> }>

export const dayMs = 96 * slotMs

export const cut = ({ fromMs, toMs }: Range, unitMs: number): Cut => {
  const [first, last] = [Math.ceil(fromMs / unitMs) * unitMs, Math.floor(toMs / unitMs) * unitMs]
  if (first >= last) return { whole: { fromMs: last, toMs: last }, edges: fromMs < toMs ? [{ fromMs, toMs }] : [] }
  const edges = [
    { fromMs, toMs: first },
    { fromMs: last, toMs },
  ]
  return { whole: { fromMs: first, toMs: last }, edges: edges.filter((edge) => edge.fromMs < edge.toMs) }
}

/**
 * The part of a period in which anything is known of, where `known` has the first and the last quarter of an hour with
 * figures, by their beginnings.
 */
export const reachOf = ({ from, to }: Period, known: Readonly<{ firstMs: number; lastMs: number }>): Range => ({
  fromMs: Math.max(from?.getTime() ?? known.firstMs, known.firstMs),
  toMs: Math.min(to?.getTime() ?? Number.MAX_SAFE_INTEGER, known.lastMs + slotMs),
})

/**
 * What a range is summed from: sums that are kept, each within one of the parts that a calendar has in the range, and rows
 * that happened in its edges. Stretches of the same span, one right after another, are one.
 */
export type Cover = Readonly<{ parts: ReadonlyArray<Part>; stretches: ReadonlyArray<Stretch>; slots: Cut }>

export const coverOf = (range: Range, { zone, interval }: Calendar): Cover => {
  const slots = cut(range, slotMs)
  const [fromMs, toMs] = [Math.floor(range.fromMs / slotMs) * slotMs, Math.ceil(range.toMs / slotMs) * slotMs]
  const parts = partsOf(zone, interval, fromMs, toMs)
  const found: Array<Stretch> = []
  for (const part of parts)
    addStretches(found, Math.max(part.fromMs, slots.whole.fromMs), Math.min(part.toMs, slots.whole.toMs))
  return { parts, stretches: found, slots }
}
