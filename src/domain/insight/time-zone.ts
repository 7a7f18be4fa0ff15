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

/** What a wall clock in the zone shows at an instant, as the milliseconds of the same reading in UTC. */
export const wallClock = (zone: TimeZone): ((instantMs: number) => number) => {
  const format = formatOf(zone)
  return (instantMs) => {
    const shown = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0
    const withinSecondMs = ((instantMs % 1_000) + 1_000) % 1_000
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
      withinSecondMs,
    )
  }
}
