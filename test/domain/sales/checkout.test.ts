import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graceMs, isSettled, lifetimeMs, nextVerifyAt, shownStatus } from '../../../src/domain/sales/checkout.ts'
import { aCheckout, checkoutStatuses, expiry, someTime } from './examples.ts'

const minute = 60_000
const hour = 60 * minute

/** When Paystack is asked about a checkout that is never paid, in milliseconds after it was made. */
const askedAt = (): ReadonlyArray<number> => {
  const times: Array<number> = []
  let next: Date | null = new Date(someTime.getTime() + 2 * minute)
  while (next !== null) {
    times.push(next.getTime() - someTime.getTime())
    next = nextVerifyAt({ expiresAt: expiry }, next)
  }
  return times
}

describe('asking Paystack about an unpaid checkout', () => {
  it('goes on every two minutes until it expires', () => {
    const early = askedAt().filter((ms) => ms <= lifetimeMs)
    expect(early).toEqual(Array.from({ length: 15 }, (_, at) => (at + 1) * 2 * minute))
  })

  it('then goes on at growing intervals', () => {
    const late = askedAt().filter((ms) => ms > lifetimeMs)
    const gaps = late.slice(1).map((ms, at) => ms - (late[at] ?? 0))
    for (const [at, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(gaps[at - 1] ?? 2 * minute)
    expect(late.length).toBeLessThan(30)
  })

  it('ends with one last question, once no payment can come in time any more', () => {
    const times = askedAt()
    expect(times.at(-1)).toBeGreaterThanOrEqual(lifetimeMs + graceMs)
    expect(times.at(-2)).toBeLessThan(lifetimeMs + graceMs)
    expect(times.at(-1)).toBeLessThanOrEqual(lifetimeMs + 1.5 * graceMs)
  })

  it('always comes at a whole millisecond in the future, or never again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -hour, max: 72 * hour }), (overdueMs) => {
        const now = new Date(expiry.getTime() + overdueMs)
        const next = nextVerifyAt({ expiresAt: expiry }, now)
        if (next === null) expect(overdueMs).toBeGreaterThanOrEqual(graceMs)
        else {
          expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(2 * minute)
          expect(Number.isSafeInteger(next.getTime())).toBe(true)
        }
      }),
    )
  })
})

describe('a checkout', () => {
  it('shows clients five words for its nine states', () => {
    expect(Object.fromEntries(checkoutStatuses.map((status) => [status, shownStatus({ status })]))).toEqual({
      open: 'pending',
      initialized: 'pending',
      paid: 'paid',
      failed: 'failed',
      refunded: 'failed',
      dismissed: 'failed',
      expired: 'expired',
      superseded: 'expired',
      review: 'review',
    })
  })

  it('is settled once it is paid, in review, or was resolved', () => {
    const settled = checkoutStatuses.filter((status) => isSettled(aCheckout({ status })))
    expect(settled).toEqual(['paid', 'review', 'refunded', 'dismissed'])
  })
})
