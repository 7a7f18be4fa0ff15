import { slotMs } from './slot.ts'

/** What sums are kept by: months and hours of UTC, and 24 hours from any quarter of an hour on. */
export type Span = 'quarter_hour' | 'hour' | 'day' | 'month'

/** Whole spans one after another, from the beginning of the first up to the end of the last; in milliseconds since 1970. */
export type Stretch = Readonly<{ span: Span; fromMs: number; toMs: number }>

const hourMs = 4 * slotMs
const dayMs = 24 * hourMs

const monthAfter = (ms: number): number => {
  const month = new Date(ms)
  return Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1)
}
const isMonthStart = (ms: number): boolean => ms % dayMs === 0 && new Date(ms).getUTCDate() === 1

/** Where a span that begins here ends, null where none does. */
const endOf: Readonly<Record<Span, (ms: number) => number | null>> = {
  month: (ms) => (isMonthStart(ms) ? monthAfter(ms) : null),
  day: (ms) => ms + dayMs,
  hour: (ms) => (ms % hourMs === 0 ? ms + hourMs : null),
  quarter_hour: (ms) => ms + slotMs,
}

const largestFirst: ReadonlyArray<Span> = ['month', 'day', 'hour', 'quarter_hour']

const spanAt = (ms: number, toMs: number): readonly [Span, number] => {
  for (const span of largestFirst) {
    const end = endOf[span](ms)
    if (end !== null && end <= toMs) return [span, end]
  }
  throw new Error('a stretch ends within a quarter of an hour')
}

/** Adds what makes a time up; what goes on where the last stretch ended, by the same span, becomes part of that. */
export const addStretches = (found: Array<Stretch>, fromMs: number, toMs: number): void => {
  for (let at = fromMs; at < toMs; ) {
    const [span, end] = spanAt(at, toMs)
    const last = found.at(-1)
    if (last?.span === span && last.toMs === at) found[found.length - 1] = { ...last, toMs: end }
    else found.push({ span, fromMs: at, toMs: end })
    at = end
  }
}

/** Few sums that make a time up, in its order, of months where a day begins with one; it begins and ends with a quarter of an hour. */
export const stretches = (fromMs: number, toMs: number): ReadonlyArray<Stretch> => {
  const found: Array<Stretch> = []
  addStretches(found, fromMs, toMs)
  return found
}
