import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LedgerSums, noFigures, noSums } from '../../../src/domain/insight/figures.ts'
import { type IntervalSums, type ShopFacts, statsOf } from '../../../src/domain/insight/stats.ts'

const nothing: ShopFacts = {
  users: 0,
  workflows: 0,
  openRequests: 0,
  intervals: [],
  topWorkflows: [],
  checkouts: { initialized: 0, paid: 0 },
}

const sold = (from: string, count: number, total: number, currency = 'NGN'): IntervalSums => ({
  ...noSums,
  from: new Date(from),
  currency,
  count,
  total,
})

const booked = (from: string, sums: Partial<LedgerSums>, currency = 'NGN'): IntervalSums => ({
  ...noSums,
  from: new Date(from),
  currency,
  ...sums,
})

const { sales: _, ...noRevenue } = noFigures

describe('the statistics', () => {
  it('of an empty shop are empty', () => {
    expect(statsOf(nothing)).toEqual({
      totals: { users: 0, workflows: 0, sales: 0, openRequests: 0 },
      revenue: [],
      series: [],
      topWorkflows: [],
      conversion: { checkouts: 0, paid: 0, ratio: 0 },
    })
  })

  it('put sales and books of a day together, each currency by itself', () => {
    const [second, third] = [new Date('2026-03-02T00:00:00Z'), new Date('2026-03-03T00:00:00Z')]
    const stats = statsOf({
      ...nothing,
      intervals: [
        sold('2026-03-03T00:00:00Z', 1, 7_000),
        booked('2026-03-03T00:00:00Z', { refunds: 46_500, refundsTax: 3_500, taxPayable: 3_500 }),
        sold('2026-03-02T00:00:00Z', 2, 100_000),
        sold('2026-03-02T00:00:00Z', 1, 50_000),
        sold('2026-03-02T00:00:00Z', 1, 2_000, 'USD'),
        booked('2026-03-02T00:00:00Z', { taxPayable: -7_000, paystackFees: 1_500 }),
      ],
    })
    expect(stats.totals.sales).toBe(5)
    expect(stats.revenue).toEqual([
      { ...noRevenue, currency: 'NGN', gross: 157_000, tax: 3_500, refunds: 50_000, fees: 1_500, net: 102_000 },
      { ...noRevenue, currency: 'USD', gross: 2_000, net: 2_000 },
    ])
    expect(stats.series).toEqual([
      { from: second, currency: 'NGN', sales: 3, gross: 150_000, refunds: 0, net: 141_500 },
      { from: second, currency: 'USD', sales: 1, gross: 2_000, refunds: 0, net: 2_000 },
      { from: third, currency: 'NGN', sales: 1, gross: 7_000, refunds: 50_000, net: -39_500 },
    ])
  })

  it('have no row for an interval in which nothing was sold, nor for one in which a page was only opened', () => {
    const { series, revenue } = statsOf({ ...nothing, intervals: [booked('2026-03-02T00:00:00Z', {})] })
    expect([series, revenue]).toEqual([[], []])
  })

  it('divide paid checkouts by those that were initialized', () => {
    const { conversion } = statsOf({ ...nothing, checkouts: { initialized: 8, paid: 6 } })
    expect(conversion).toEqual({ checkouts: 8, paid: 6, ratio: 0.75 })
  })

  const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  const facts = fc.array(
    fc.record({
      from: fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      currency: fc.constantFrom('NGN', 'USD'),
      count: fc.nat(100),
      total: fc.nat(1_000_000_000),
      discounts: amount,
      taxPayable: amount,
      refunds: amount,
      refundsTax: amount,
      chargebacks: amount,
      chargebacksTax: amount,
      paystackFees: amount,
      buyerFees: amount,
    }),
  )

  it('have rows that sum to their totals', () => {
    fc.assert(
      fc.property(facts, (intervals) => {
        const stats = statsOf({ ...nothing, intervals })
        for (const { currency, gross, refunds, net } of stats.revenue) {
          const rows = stats.series.filter((row) => row.currency === currency)
          const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
          expect([total((row) => row.gross), total((row) => row.refunds), total((row) => row.net)]).toEqual([
            gross,
            refunds,
            net,
          ])
        }
        expect(stats.series.reduce((sum, { sales }) => sum + sales, 0)).toBe(stats.totals.sales)
      }),
    )
  })

  it('name each interval and currency once, in order', () => {
    fc.assert(
      fc.property(facts, (intervals) => {
        const keys = statsOf({ ...nothing, intervals }).series.map(
          ({ from, currency }) => `${from.toISOString()} ${currency}`,
        )
        expect(keys).toEqual([...new Set(keys)].sort())
      }),
    )
  })

  it('always have net = gross − tax − refunds − chargebacks − fees', () => {
    fc.assert(
      fc.property(facts, (intervals) => {
        for (const row of statsOf({ ...nothing, intervals }).revenue)
          expect(row.net).toBe(row.gross - row.tax - row.refunds - row.chargebacks - row.fees)
      }),
    )
  })
})
