import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'

/** The name of a zone of the IANA time zone database, such as `Africa/Lagos`. */
export type TimeZone = string

const longest = 64
/** Names begin with a letter; what begins with a sign is an offset, which knows no summer. */
const shape = /^[A-Za-z][A-Za-z0-9_+/-]*$/

const formatOf = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

/** A zone that exists. The rules come with the language (ECMA-402): the same name and instant give the same answer. */
export const timeZone = (text: string): E.Either<Flaw, TimeZone> => {
  const refused = flaw('invalid_time_zone', 'must name a time zone such as UTC or Africa/Lagos')
  if (text.length > longest || !shape.test(text)) return E.left(refused)
  return E.tryCatch(
    () => formatOf(text).resolvedOptions() && text,
    () => refused,
  )
}

const dayMs = 86_400_000

/** By how much a wall clock in the zone is ahead of UTC at an instant, in milliseconds. */
const readOffset = (format: Intl.DateTimeFormat, instantMs: number): number => {
  const shown = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0
  const shownMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shownMs - Math.floor(instantMs / 1_000) * 1_000
}

/** What a wall clock in the zone shows at an instant, as the milliseconds of the same reading in UTC. */
export const wallClock = (zone: TimeZone): ((instantMs: number) => number) => {
  const format = formatOf(zone)
  const known = new Map<number, number>()
  const offsetAtStartOf = (day: number): number => {
    const offset = known.get(day) ?? readOffset(format, day * dayMs)
    known.set(day, offset)
    return offset
  }
  return (instantMs) => {
    const day = Math.floor(instantMs / dayMs)
    const offset = offsetAtStartOf(day)
    // Reading a clock is slow. No zone changes its clocks back and forth within a day, so most days need no more.
    return instantMs + (offset === offsetAtStartOf(day + 1) ? offset : readOffset(format, instantMs))
  }
}
