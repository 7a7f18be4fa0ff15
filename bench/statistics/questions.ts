import type { Period } from '../../src/domain/insight/period.ts'
import type { Calendar } from '../../src/domain/insight/stats.ts'

export type Question = Readonly<{ what: string; period: Period; calendar: Calendar }>

const always: Period = { from: null, to: null }
const between = (from: string, to: string): Period => ({ from: new Date(from), to: new Date(to) })

/** What an operator asks of the year that the stock fills. */
export const questions: ReadonlyArray<Question> = [
  { what: 'all time, by day', period: always, calendar: { zone: 'UTC', interval: 'day' } },
  { what: 'all time, by day in Lagos', period: always, calendar: { zone: 'Africa/Lagos', interval: 'day' } },
  { what: 'all time, by day in Kathmandu', period: always, calendar: { zone: 'Asia/Kathmandu', interval: 'day' } },
  { what: 'all time, by week in Berlin', period: always, calendar: { zone: 'Europe/Berlin', interval: 'week' } },
  { what: 'all time, by month in Lagos', period: always, calendar: { zone: 'Africa/Lagos', interval: 'month' } },
  {
    what: 'a month, by day in Lagos',
    period: between('2026-05-31T23:00:00Z', '2026-06-30T23:00:00Z'),
    calendar: { zone: 'Africa/Lagos', interval: 'day' },
  },
  {
    what: 'a week to the millisecond, by hour',
    period: between('2026-06-01T10:07:23.456Z', '2026-06-08T10:07:23.456Z'),
    calendar: { zone: 'UTC', interval: 'hour' },
  },
  {
    what: 'ten months to the millisecond, by week in Kolkata',
    period: between('2026-01-20T10:07:23.456Z', '2026-11-20T10:07:23.456Z'),
    calendar: { zone: 'Asia/Kolkata', interval: 'week' },
  },
]
