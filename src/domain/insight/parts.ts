import { type Interval, intervalStart } from './interval.ts'
import { slotMs } from './slot.ts'
import type { TimeZone } from './time-zone.ts'

const hourMs = 4 * slotMs
const dayMs = 24 * hourMs

/** A part of a time that falls in one interval, which begins at `start`; in milliseconds since 1970. */
export type Part = Readonly<{ start: Date; fromMs: number; toMs: number }>

/** How long after the beginning of an interval it is over, and the one after it is not, unless clocks did something rare. */
const surelyAfterMs: Readonly<Record<Interval, number>> = {
  hour: hourMs + 2 * slotMs,
  day: 30 * hourMs,
  week: 8 * dayMs,
  month: 35 * dayMs,
}

/** No interval is longer than this, whatever clocks do. */
const longestMs: Readonly<Record<Interval, number>> = {
  hour: 2 * hourMs,
  day: 2 * dayMs,
  week: 8 * dayMs,
  month: 32 * dayMs,
}

/** The end of the interval that begins at `start`, from an instant in it on, where it is not where one would look first. */
const searchedEnd = (startMs: (ms: number) => number, start: number, at: number, longest: number): number => {
  let [within, beyond] = [at, at + longest]
  while (beyond - within > slotMs) {
    const middle = within + Math.floor((beyond - within) / slotMs / 2) * slotMs
    if (startMs(middle) === start) within = middle
    else beyond = middle
  }
  return beyond
}

/** The parts of a time by intervals, in order. It begins and ends with a quarter of an hour, as every interval does. */
export const partsOf = (zone: TimeZone, interval: Interval, fromMs: number, toMs: number): ReadonlyArray<Part> => {
  const startOf = intervalStart(zone, interval)
  const startMs = (ms: number): number => startOf(new Date(ms)).getTime()
  const endAfter = (start: number, at: number): number => {
    const next = startMs(start + surelyAfterMs[interval])
    const isNext = next > at && startMs(next - slotMs) === start
    return isNext ? next : searchedEnd(startMs, start, at, longestMs[interval])
  }
  const parts: Array<Part> = []
  for (let at = fromMs; at < toMs; ) {
    const start = startMs(at)
    const end = Math.min(toMs, endAfter(start, at))
    parts.push({ start: new Date(start), fromMs: at, toMs: end })
    at = end
  }
  return parts
}
