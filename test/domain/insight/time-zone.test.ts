import { describe, expect, it } from 'vitest'
import { timeZone, wallClock } from '../../../src/domain/insight/time-zone.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

describe('a time zone', () => {
  it.each(['UTC', 'Africa/Lagos', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'europe/berlin'])(
    '%s is one',
    (name) => {
      expect(timeZone(name)).toEqual(E.right(name))
    },
  )

  it.each([
    '',
    'Mars/Olympus',
    '+01:00',
    '-05:30',
    'UTC ',
    ' UTC',
    'Africa/Lagos\n',
    'Ünïcode/Zone',
    "x'; select 1",
    'A'.repeat(65),
  ])('%j is none', (name) => {
    expect(timeZone(name)).toMatchObject(E.left({ code: 'invalid_time_zone' }))
  })

  it.each([
    ['UTC', '2026-07-01T12:00:00.123Z', '2026-07-01T12:00:00.123Z'],
    ['Africa/Lagos', '2026-12-31T23:30:00.000Z', '2027-01-01T00:30:00.000Z'],
    ['Asia/Kathmandu', '2026-07-01T12:00:00.000Z', '2026-07-01T17:45:00.000Z'],
    ['America/New_York', '2026-01-01T02:00:00.000Z', '2025-12-31T21:00:00.000Z'],
    ['America/New_York', '2026-07-01T02:00:00.000Z', '2026-06-30T22:00:00.000Z'],
  ])('in %s a wall clock shows %s as %s', (zone, instant, wall) => {
    expect(new Date(wallClock(zone)(Date.parse(instant))).toISOString()).toBe(wall)
  })
})
