import { type Interval, intervalStart } from './interval.ts'
import { slotMs } from './slot.ts'
import type { TimeZone } from './time-zone.ts'

const hourMs = 4 * slotMs
const dayMs = 24 * hourMs

/** A part of a time that falls in one interval, which begins at `start`; in milliseconds since 1970. */
export type Part = Readonly<{ start: Date; fromMs: number; toMs: number }>

/** No interval is longer than this, whatever clocks do. */
const longestMs: Readonly<Record<Interval, number>> = {
  hour: 2 * hourMs,
  day: 2 * dayMs,
  week: 8 * dayMs,
  month: 32 * dayMs,
}

/** The parts of a time by intervals, in order. It begins and ends with a quarter of an hour, as every interval does. */
export const partsOf = (zone: TimeZone, interval: Interval, fromMs: number, toMs: number): ReadonlyArray<Part> => {
  const startOf = intervalStart(zone, interval)
  const startMs = (ms: number): number => startOf(new Date(ms)).getTime()
  const parts: Array<Part> = []
  for (let at = fromMs; at < toMs; ) {
    const start = startMs(at)
    let [within, beyond] = [at, Math.min(toMs, at + longestMs[interval])]
    if (startMs(beyond - slotMs) === start) within = beyond - slotMs
    while (beyond - within > slotMs) {
      const middle = within + Math.floor((beyond - within) / slotMs / 2) * slotMs
      if (startMs(middle) === start) within = middle
      else beyond = middle
    }
    parts.push({ start: new Date(start), fromMs: at, toMs: beyond })
    at = beyond
  }
  return parts
}
