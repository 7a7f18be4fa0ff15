import { type TimeZone, wallClock } from './time-zone.ts'

export const intervals = ['hour', 'day', 'week', 'month'] as const
export type Interval = (typeof intervals)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** 1970 began on a Thursday; weeks begin on Monday (ISO 8601). */
const thursday = 3

const startOfDay = (wallMs: number): number => Math.floor(wallMs / dayMs) * dayMs

/** Where an interval begins on a wall clock. */
const startOnWall: Readonly<Record<Exclude<Interval, 'hour'>, (wallMs: number) => number>> = {
  day: startOfDay,
  week: (wallMs) => {
    const day = Math.floor(wallMs / dayMs)
    return (day - ((((day + thursday) % 7) + 7) % 7)) * dayMs
  },
  month: (wallMs) => {
    const wall = new Date(wallMs)
    return Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), 1)
  },
}

/**
 * The first instant at which the wall clock shows this midnight or, where it is skipped, something later. Clocks that
 * change around it give two candidates: by the offset of the day before and by that of the day after.
 */
const firstInstantOf = (wall: (instantMs: number) => number, midnightMs: number): number => {
  const offsets = [midnightMs - dayMs, midnightMs + dayMs].map((near) => wall(near) - near)
  const candidates = offsets.map((offset) => midnightMs - offset).filter((instant) => wall(instant) >= midnightMs)
  return candidates.length > 0 ? Math.min(...candidates) : midnightMs - Math.min(...offsets)
}

/** Finds the beginning of the interval that an instant falls in, as people in the zone count hours, days, weeks and months. */
export const intervalStart = (zone: TimeZone, interval: Interval): ((instant: Date) => Date) => {
  const wall = wallClock(zone)
  const known = new Map<number, Date>()
  return (instant) => {
    const instantMs = instant.getTime()
    const wallMs = wall(instantMs)
    if (interval === 'hour') return new Date(instantMs - (((wallMs % hourMs) + hourMs) % hourMs))
    const midnightMs = startOnWall[interval](wallMs)
    const start = known.get(midnightMs) ?? new Date(firstInstantOf(wall, midnightMs))
    known.set(midnightMs, start)
    return start
  }
}
