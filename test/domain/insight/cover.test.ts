import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverOf, cut, dayMs, reachOf } from '../../../src/domain/insight/cover.ts'
import { intervalStart, intervals } from '../../../src/domain/insight/interval.ts'
import { partsOf } from '../../../src/domain/insight/parts.ts'
import { slotMs } from '../../../src/domain/insight/slot.ts'
import { type Span, type Stretch, stretches } from '../../../src/domain/insight/stretch.ts'

const zones = fc.constantFrom(
  'UTC',
  'Africa/Lagos',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/Havana',
  'Africa/Cairo',
)
const beginning = Date.UTC(2024, 0, 1)
const slots = fc.nat(2 * 366 * 96).map((nth) => beginning + nth * slotMs)
const longest = 40 * 96
const spans = fc.tuple(slots, fc.nat(longest)).map(([fromMs, many]) => ({ fromMs, toMs: fromMs + many * slotMs }))
const ranges = fc.tuple(slots, fc.nat(slotMs), fc.nat(longest * slotMs)).map(([start, more, lengthMs]) => ({
  fromMs: start + more,
  toMs: start + more + lengthMs,
}))

/** One after another, without a gap, from the beginning to the end. */
const expectWhole = (
  parts: ReadonlyArray<Readonly<{ fromMs: number; toMs: number }>>,
  fromMs: number,
  toMs: number,
) => {
  let at = fromMs
  for (const part of parts) {
    expect(part.fromMs).toBe(at)
    expect(part.toMs).toBeGreaterThan(at)
    at = part.toMs
  }
  expect(at).toBe(Math.max(fromMs, toMs))
}

/** What a stretch of the span begins with, and is a number of; days are of 24 hours, wherever they begin. */
const unitOf: Readonly<Record<Span, number>> = { quarter_hour: slotMs, hour: 4 * slotMs, day: slotMs, month: dayMs }

describe('the sums that a time is made of', () => {
  it('follow one another from its beginning to its end, each at the beginning of what it is named for', () => {
    fc.assert(
      fc.property(spans, ({ fromMs, toMs }) => {
        const found = stretches(fromMs, toMs)
        expectWhole(found, fromMs, toMs)
        for (const { span, fromMs: start, toMs: end } of found)
          for (const ms of [start, end]) {
            expect(ms % unitOf[span]).toBe(0)
            if (span === 'month') expect(new Date(ms).getUTCDate()).toBe(1)
            if (span === 'day') expect((end - start) % dayMs).toBe(0)
          }
      }),
    )
  })

  it('are as long as can be: a year is one stretch of months', () => {
    const year = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const
    expect(stretches(...year)).toEqual([{ span: 'month', fromMs: year[0], toMs: year[1] }])
    expect(stretches(year[0] - dayMs, year[1] + dayMs + slotMs).map(({ span }) => span)).toEqual([
      'day',
      'month',
      'day',
      'quarter_hour',
    ])
  })

  it('never need more than ends of quarters, hours and days around months', () => {
    fc.assert(
      fc.property(spans, ({ fromMs, toMs }) => {
        expect(stretches(fromMs, toMs).length).toBeLessThanOrEqual(7)
      }),
    )
  })
})

describe('the parts of a time by a calendar', () => {
  it('hold every quarter of an hour in the interval that it falls in', () => {
    fc.assert(
      fc.property(zones, fc.constantFrom(...intervals), spans, (zone, interval, { fromMs, toMs }) => {
        const parts = partsOf(zone, interval, fromMs, toMs)
        expectWhole(parts, fromMs, toMs)
        const startOf = intervalStart(zone, interval)
        for (const part of parts)
          for (let ms = part.fromMs; ms < part.toMs; ms += slotMs) expect(startOf(new Date(ms))).toEqual(part.start)
        expect(new Set(parts.map(({ start }) => start.getTime())).size).toBe(parts.length)
      }),
      { numRuns: 40 },
    )
  })
})

describe('what a period is summed from', () => {
  it('is all of it, once: rows at its edges, sums between', () => {
    fc.assert(
      fc.property(ranges, fc.constantFrom(slotMs, dayMs), (range, unitMs) => {
        const { whole, edges } = cut(range, unitMs)
        const filled = whole.fromMs < whole.toMs ? [...edges, whole] : edges
        expectWhole(
          filled.toSorted((a, b) => a.fromMs - b.fromMs),
          range.fromMs,
          range.toMs,
        )
        for (const ms of [whole.fromMs, whole.toMs]) expect(ms % unitMs).toBe(0)
        for (const edge of edges) expect(edge.toMs - edge.fromMs).toBeLessThan(2 * unitMs)
      }),
    )
  })

  /** Each sum by itself, as the rows that are read. */
  const sumsOf = ({ span, fromMs, toMs }: Stretch): ReadonlyArray<Stretch> => {
    if (span === 'month') return [{ span, fromMs, toMs }]
    const lengthMs = { quarter_hour: slotMs, hour: 4 * slotMs, day: dayMs }[span]
    return Array.from({ length: (toMs - fromMs) / lengthMs }, (_, nth) => ({
      span,
      fromMs: fromMs + nth * lengthMs,
      toMs: fromMs + (nth + 1) * lengthMs,
    }))
  }

  it('lies, with every sum but months, within the part that the sum begins in', () => {
    fc.assert(
      fc.property(ranges, zones, fc.constantFrom(...intervals), (range, zone, interval) => {
        const { parts, stretches: found, slots: cuts } = coverOf(range, { zone, interval })
        expectWhole(found, cuts.whole.fromMs, cuts.whole.toMs)
        for (const { span, fromMs, toMs } of found.flatMap(sumsOf)) {
          const part = parts.findLast((each) => each.fromMs <= fromMs)
          if (span === 'month') expect(interval).toBe('month')
          else expect(toMs).toBeLessThanOrEqual(part?.toMs ?? Number.NaN)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is one stretch where a year of days keeps its clocks, and few where it does not', () => {
    const year = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2027, 0, 1) }
    const days = (zone: string) => coverOf(year, { zone, interval: 'day' }).stretches.map(({ span }) => span)
    expect(days('UTC')).toEqual(['day'])
    expect(days('Asia/Kathmandu')).toEqual(['hour', 'quarter_hour', 'day', 'quarter_hour', 'hour'])
    expect(days('Europe/Berlin').length).toBeLessThan(9)
  })

  it('ends where nothing is known any more', () => {
    const known = { firstMs: 10 * slotMs, lastMs: 20 * slotMs }
    expect(reachOf({ from: null, to: null }, known)).toEqual({ fromMs: 10 * slotMs, toMs: 21 * slotMs })
    expect(reachOf({ from: new Date(12), to: new Date(15 * slotMs + 1) }, known)).toEqual({
      fromMs: 10 * slotMs,
      toMs: 15 * slotMs + 1,
    })
  })
})
