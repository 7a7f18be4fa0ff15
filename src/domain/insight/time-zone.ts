import { E } from '../kernel/fp.ts'
import { type Flaw, flaw } from '../kernel/issue.ts'

/** The name of a zone of the IANA time zone database, such as `Africa/Lagos`. */
export type TimeZone = string

const longest = 64
/** Names begin with a letter; what begins with a sign is an offset, which knows no summer. */
const shape = /^[A-Za-z][A-Za-z0-9_+/-]*$/

const within = (zone: TimeZone, instantMs: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone)

/** A zone that exists. The rules come with the language (ECMA-402): the same name and instant give the same answer. */
export const timeZone = (text: string): E.Either<Flaw, TimeZone> => {
  const refused = flaw('invalid_time_zone', 'must name a time zone such as UTC or Africa/Lagos')
  if (text.length > longest || !shape.test(text)) return E.left(refused)
  return E.tryCatch(
    () => within(text, 0) && text,
    () => refused,
  )
}

/** A time in which the clocks of a zone were not changed, and by how much they were ahead of UTC; in milliseconds. */
type Steady = Readonly<{ fromMs: number; toMs: number; offsetMs: number }>

const steadyAround = (zone: TimeZone, instantMs: number): Steady => ({
  // The change before is looked for from a millisecond later, so that one at the instant itself is found.
  fromMs: within(zone, instantMs + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
  toMs: within(zone, instantMs).getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
  offsetMs: within(zone, instantMs).offsetNanoseconds / 1_000_000,
})

/** What a wall clock in the zone shows at an instant, as the milliseconds of the same reading in UTC. */
export const wallClock = (zone: TimeZone): ((instantMs: number) => number) => {
  // Asking the zone is slow, and few changes lie in what one question is about.
  const known: Array<Steady> = []
  return (instantMs) => {
    const found = known.find(({ fromMs, toMs }) => instantMs >= fromMs && instantMs < toMs)
    if (found !== undefined) return instantMs + found.offsetMs
    const steady = steadyAround(zone, instantMs)
    known.push(steady)
    return instantMs + steady.offsetMs
  }
}
