import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LedgerSums, noFigures } from '../../../src/domain/insight/figures.ts'
import { intervals } from '../../../src/domain/insight/interval.ts'
import { slotOf } from '../../../src/domain/insight/slot.ts'
import { type LedgerSlot, type SalesSlot, type ShopFacts, statsOf } from '../../../src/domain/insight/stats.ts'

const nothing: ShopFacts = {
  users: 0,
  workflows: 0,
  openRequests: 0,
  sold: [],
  booked: [],
  topWorkflows: [],
  checkouts: { initialized: 0, paid: 0 },
}

const noSums: LedgerSums = {
  discounts: 0,
  taxPayable: 0,
  refunds: 0,
  refundsTax: 0,
  chargebacks: 0,
  chargebacksTax: 0,
  paystackFees: 0,
  buyerFees: 0,
}

const sold = (at: string, count: number, total: number, currency: SalesSlot['currency'] = 'NGN'): SalesSlot => ({
  at: new Date(at),
  currency,
  count,
  total,
})

const booked = (at: string, sums: Partial<LedgerSums>, currency: LedgerSlot['currency'] = 'NGN'): LedgerSlot => ({
  at: new Date(at),
  currency,
  ...noSums,
  ...sums,
})

const byDay = { zone: 'UTC', interval: 'day' } as const
const { sales: _, ...noRevenue } = noFigures

describe('the statistics', () => {
  it('of an empty shop are empty', () => {
    expect(statsOf(nothing, byDay)).toEqual({
      totals: { users: 0, workflows: 0, sales: 0, openRequests: 0 },
      revenue: [],
      series: [],
      topWorkflows: [],
      conversion: { checkouts: 0, paid: 0, ratio: 0 },
    })
  })

  it('put sales and books of a day together, each currency by itself', () => {
    const stats = statsOf(
      {
        ...nothing,
        sold: [
          sold('2026-03-02T09:00:00Z', 2, 100_000),
          sold('2026-03-02T18:15:00Z', 1, 50_000),
          sold('2026-03-02T09:00:00Z', 1, 2_000, 'USD'),
          sold('2026-03-03T00:00:00Z', 1, 7_000),
        ],
        booked: [
          booked('2026-03-02T09:00:00Z', { taxPayable: -7_000, paystackFees: 1_500 }),
          booked('2026-03-03T12:00:00Z', { refunds: 46_500, refundsTax: 3_500, taxPayable: 3_500 }),
        ],
      },
      byDay,
    )
    expect(stats.totals.sales).toBe(5)
    expect(stats.revenue).toEqual([
      { ...noRevenue, currency: 'NGN', gross: 157_000, tax: 3_500, refunds: 50_000, fees: 1_500, net: 102_000 },
      { ...noRevenue, currency: 'USD', gross: 2_000, net: 2_000 },
    ])
    const [second, third] = [new Date('2026-03-02T00:00:00Z'), new Date('2026-03-03T00:00:00Z')]
    expect(stats.series).toEqual([
      { from: second, currency: 'NGN', sales: 3, gross: 150_000, refunds: 0, net: 141_500 },
      { from: second, currency: 'USD', sales: 1, gross: 2_000, refunds: 0, net: 2_000 },
      { from: third, currency: 'NGN', sales: 1, gross: 7_000, refunds: 50_000, net: -39_500 },
    ])
  })

  it('count a sale on the day that the zone has', () => {
    const facts = { ...nothing, sold: [sold('2026-03-02T23:15:00Z', 1, 100)] }
    expect(statsOf(facts, { zone: 'Africa/Lagos', interval: 'day' }).series[0]?.from).toEqual(
      new Date('2026-03-02T23:00:00Z'),
    )
    expect(statsOf(facts, byDay).series[0]?.from).toEqual(new Date('2026-03-02T00:00:00Z'))
  })

  it('divide paid checkouts by those that were initialized', () => {
    const { conversion } = statsOf({ ...nothing, checkouts: { initialized: 8, paid: 6 } }, byDay)
    expect(conversion).toEqual({ checkouts: 8, paid: 6, ratio: 0.75 })
  })

  const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  const slot = {
    at: fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }).map(slotOf),
    currency: fc.constantFrom('NGN' as const, 'USD' as const),
  }
  const sums = fc.record({
    ...slot,
    discounts: amount,
    taxPayable: amount,
    refunds: amount,
    refundsTax: amount,
    chargebacks: amount,
    chargebacksTax: amount,
    paystackFees: amount,
    buyerFees: amount,
  })
  const facts = fc.record({
    sold: fc.array(fc.record({ ...slot, count: fc.nat(100), total: fc.nat(1_000_000_000) })),
    booked: fc.array(sums),
  })
  const zones = fc.constantFrom('UTC', 'Africa/Lagos', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland')

  it('have rows that sum to their totals, whatever the zone and interval', () => {
    fc.assert(
      fc.property(facts, zones, fc.constantFrom(...intervals), (history, zone, interval) => {
        const stats = statsOf({ ...nothing, ...history }, { zone, interval })
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
      fc.property(facts, zones, fc.constantFrom(...intervals), (history, zone, interval) => {
        const keys = statsOf({ ...nothing, ...history }, { zone, interval }).series.map(
          ({ from, currency }) => `${from.toISOString()} ${currency}`,
        )
        expect(keys).toEqual([...new Set(keys)].sort())
      }),
    )
  })

  it('always have net = gross − tax − refunds − chargebacks − fees', () => {
    fc.assert(
      fc.property(facts, (history) => {
        for (const row of statsOf({ ...nothing, ...history }, byDay).revenue)
          expect(row.net).toBe(row.gross - row.tax - row.refunds - row.chargebacks - row.fees)
      }),
    )
  })
})
