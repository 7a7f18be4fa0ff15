import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interval, intervalStart, intervals } from '../../../src/domain/insight/interval.ts'
import { wallClock } from '../../../src/domain/insight/time-zone.ts'

const start = (zone: string, interval: Interval, instant: string): string =>
  intervalStart(zone, interval)(new Date(instant)).toISOString()

describe('the interval that an instant falls in', () => {
  it.each([
    ['hour', '2026-03-04T12:00:00.000Z'],
    ['day', '2026-03-04T00:00:00.000Z'],
    ['week', '2026-03-02T00:00:00.000Z'],
    ['month', '2026-03-01T00:00:00.000Z'],
  ] as const)('is the %s of UTC; weeks begin on Monday', (interval, expected) => {
    expect(start('UTC', interval, '2026-03-04T12:34:56.789Z')).toBe(expected)
  })

  it.each([
    ['hour', '2026-03-01T22:00:00.000Z'],
    ['day', '2026-03-01T23:00:00.000Z'],
    ['week', '2026-03-01T23:00:00.000Z'],
    ['month', '2026-02-28T23:00:00.000Z'],
  ] as const)('begins where the %s of Lagos does', (interval, expected) => {
    const instant = interval === 'hour' ? '2026-03-01T22:59:59.999Z' : '2026-03-01T23:00:00.000Z'
    expect(start('Africa/Lagos', interval, instant)).toBe(expected)
  })

  it('counts hours by the minutes of the zone', () => {
    expect(start('Asia/Kathmandu', 'hour', '2026-03-04T12:10:00.000Z')).toBe('2026-03-04T11:15:00.000Z')
  })

  it('keeps the days of 23 and 25 hours whole', () => {
    expect(start('Europe/Berlin', 'day', '2026-03-29T21:59:59.999Z')).toBe('2026-03-28T23:00:00.000Z')
    expect(start('Europe/Berlin', 'day', '2026-03-29T22:00:00.000Z')).toBe('2026-03-29T22:00:00.000Z')
    expect(start('Europe/Berlin', 'day', '2026-10-25T22:59:59.999Z')).toBe('2026-10-24T22:00:00.000Z')
  })

  it('tells the two hours apart that a clock shows twice', () => {
    expect(start('Europe/Berlin', 'hour', '2026-10-25T00:30:00.000Z')).toBe('2026-10-25T00:00:00.000Z')
    expect(start('Europe/Berlin', 'hour', '2026-10-25T01:30:00.000Z')).toBe('2026-10-25T01:00:00.000Z')
  })

  it('begins a day at its first instant where midnight is skipped', () => {
    expect(start('Africa/Cairo', 'day', '2026-04-24T09:00:00.000Z')).toBe('2026-04-23T22:00:00.000Z')
  })

  it('begins a day at the first of two midnights', () => {
    expect(start('Atlantic/Azores', 'day', '2026-10-25T12:00:00.000Z')).toBe('2026-10-25T00:00:00.000Z')
    expect(start('Atlantic/Azores', 'day', '2026-10-25T00:30:00.000Z')).toBe('2026-10-25T00:00:00.000Z')
  })

  const zones = [
    'UTC',
    'Africa/Lagos',
    'Africa/Cairo',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Atlantic/Azores',
    'Europe/Berlin',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'America/Havana',
  ]
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const cases = fc.tuple(fc.constantFrom(...zones), fc.constantFrom(...intervals), instants)

  it('begins no later than the instant, and at the beginning of itself', () => {
    fc.assert(
      fc.property(cases, ([zone, interval, instant]) => {
        const startOf = intervalStart(zone, interval)
        const begin = startOf(instant)
        expect(begin.getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(startOf(begin)).toEqual(begin)
      }),
    )
  })

  it('begins one millisecond after another interval has ended', () => {
    fc.assert(
      fc.property(cases, ([zone, interval, instant]) => {
        const startOf = intervalStart(zone, interval)
        const begin = startOf(instant)
        expect(startOf(new Date(begin.getTime() - 1)).getTime()).toBeLessThan(begin.getTime())
      }),
    )
  })

  it('shows the same date on a wall clock as the instant, when it is a day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const dateOf = (each: Date) => new Date(wallClock(zone)(each.getTime())).toISOString().slice(0, 10)
        expect(dateOf(intervalStart(zone, 'day')(instant))).toBe(dateOf(instant))
      }),
    )
  })

  it('answers the same for one instant whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...intervals),
        fc.array(instants),
        (zone, interval, asked) => {
          const shared = intervalStart(zone, interval)
          for (const instant of asked) expect(shared(instant)).toEqual(intervalStart(zone, interval)(instant))
        },
      ),
      { numRuns: 30 },
    )
  })
})
