import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { insight } from '../../src/composition/insight.ts'
import { requests } from '../../src/composition/requests.ts'
import { sales } from '../../src/composition/sales.ts'
import { intervalStart, intervals } from '../../src/domain/insight/interval.ts'
import { isWithin, type Period } from '../../src/domain/insight/period.ts'
import { type Calendar, statsOf } from '../../src/domain/insight/stats.ts'
import type { Currency } from '../../src/domain/kernel/money.ts'
import { bookSale } from '../../src/domain/sales/ledger.ts'
import { priceOf } from '../../src/domain/sales/price.ts'
import { FigureSums } from '../../src/ports/insight/figure-sums.ts'
import { Statistics } from '../../src/ports/insight/statistics.ts'
import { both, type Side, succeed } from './both.ts'
import { someTime } from './examples.ts'
import { pastBooking } from './history/past-booking.ts'
import { pastSale } from './history/past-sale.ts'
import { type PastWorkflow, pastWorkflow } from './history/past-workflow.ts'

const hourMs = 3_600_000
const spanMs = 100 * 24 * hourMs
const moment = fc.nat(spanMs).map((ms) => new Date(someTime.getTime() + ms))

const taxRule = fc.record({
  name: fc.constant('VAT'),
  percent: fc.constantFrom(0, 7.5, 19),
  included: fc.boolean(),
})

/** What may go back to the buyer, in percent of the price. */
const reversal = fc.record({
  account: fc.constantFrom('refunds' as const, 'chargebacks' as const),
  at: moment,
  percent: fc.nat(100),
})

/** A sale, booked a little after it was paid; `extra` is what the buyer pays on top to carry the fee. */
const happening = fc.record({
  paidAt: moment,
  lagMs: fc.nat(600_000),
  currency: fc.constantFrom<Currency>('NGN', 'USD'),
  list: fc.integer({ min: 1, max: 1_000_000_000 }),
  discountPercent: fc.nat(100),
  rule: taxRule,
  fees: fc.nat(100_000),
  extra: fc.nat(1_000),
  back: fc.option(reversal),
})
type Happening = typeof happening extends fc.Arbitrary<infer A> ? A : never

/** What the operator should see of it, and when. */
type Effect = Readonly<{ at: Date; currency: Currency; figures: Readonly<Record<string, number>> }>

const percentOf = (amount: number, percent: number): number => Math.floor((amount * percent) / 100)

/** Lets it happen; answers its effects. */
const happened = async (side: Side, workflow: PastWorkflow, past: Happening): Promise<ReadonlyArray<Effect>> => {
  const { paidAt, lagMs, currency, list, discountPercent, rule, fees, extra, back } = past
  const price = priceOf({ amount: list, currency }, percentOf(list, discountPercent), rule)
  const [total, tax, discounts] = [price.total.amount, price.tax.amount, price.discount.amount]
  const at = new Date(paidAt.getTime() + lagMs)
  await pastSale(side, { workflow, price, paidAt })
  const { postings } = bookSale('VX-0123456789abcdef', price, rule, { amount: total + extra, fees })
  await pastBooking(side, { at, currency, postings })
  const effects: ReadonlyArray<Effect> = [
    { at: paidAt, currency, figures: { gross: total } },
    { at, currency, figures: { discounts, tax, fees: fees - extra } },
  ]
  if (back === null) return effects
  const [returned, share] = [percentOf(total, back.percent), percentOf(tax, back.percent)]
  await pastBooking(side, {
    at: back.at,
    currency,
    postings: [
      { account: back.account, delta: returned - share },
      { account: 'tax_payable', delta: share },
      { account: 'paystack_clearing', delta: -returned },
    ],
  })
  return [...effects, { at: back.at, currency, figures: { tax: -share, [back.account]: returned } }]
}

const figureOf = (effects: ReadonlyArray<Effect>, name: string): number =>
  effects.reduce((sum, { figures }) => sum + (figures[name] ?? 0), 0)

const netOf = (effects: ReadonlyArray<Effect>): number =>
  ['tax', 'refunds', 'chargebacks', 'fees'].reduce(
    (net, name) => net - figureOf(effects, name),
    figureOf(effects, 'gross'),
  )

const calendars = fc.record({
  zone: fc.constantFrom('UTC', 'Africa/Lagos', 'Asia/Kathmandu', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'),
  interval: fc.constantFrom(...intervals),
})

/** Half of the periods begin and end with an hour, as people ask; null is all time. */
const bound = fc.option(fc.tuple(moment, fc.boolean()))
const boundOf = (chosen: readonly [Date, boolean] | null): Date | null =>
  chosen === null || !chosen[1] ? (chosen?.[0] ?? null) : new Date(Math.floor(chosen[0].getTime() / hourMs) * hourMs)

both('Statistics of any history', [accounts, requests, sales, insight], (side) => {
  const agrees = async (effects: ReadonlyArray<Effect>, period: Period, calendar: Calendar): Promise<void> => {
    const { totals, revenue, series } = statsOf(await succeed(side().of(Statistics).of(period, calendar)))
    const holds = isWithin(period)
    const within = effects.filter(({ at }) => holds(at))
    const startOf = intervalStart(calendar.zone, calendar.interval)
    expect(totals.sales).toBe(within.filter(({ figures }) => 'gross' in figures).length)
    for (const currency of ['NGN', 'USD']) {
      const own = within.filter((effect) => effect.currency === currency)
      const names = ['gross', 'discounts', 'tax', 'refunds', 'chargebacks', 'fees']
      const expected = Object.fromEntries(names.map((name) => [name, figureOf(own, name)]))
      const row = revenue.find((each) => each.currency === currency)
      if (row === undefined) expect(Object.values(expected).every((figure) => figure === 0)).toBe(true)
      else expect(row).toEqual({ currency, ...expected, net: netOf(own) })
      const byStart = Map.groupBy(own, ({ at }) => startOf(at).getTime())
      for (const each of series.filter((found) => found.currency === currency)) {
        const those = byStart.get(each.from.getTime()) ?? []
        const [gross, refunds] = [figureOf(those, 'gross'), figureOf(those, 'refunds')]
        expect(each).toMatchObject({ gross, refunds, net: netOf(those) })
        byStart.delete(each.from.getTime())
      }
      for (const rest of byStart.values()) expect([figureOf(rest, 'gross'), netOf(rest)]).toEqual([0, 0])
    }
  }

  it('P26: agree with the sum of what happened, to the last minor unit, whatever of it is summed up already', async () => {
    const workflow = await pastWorkflow(side())
    const effects: Array<Effect> = []
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 8 }),
        bound,
        bound,
        calendars,
        fc.nat(40),
        async (more, one, other, calendar, most) => {
          for (const past of more) effects.push(...(await happened(side(), workflow, past)))
          await succeed(side().transact((tx) => side().of(FigureSums).take(tx)(most)))
          const [a, b] = [boundOf(one), boundOf(other)]
          const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b]
          await agrees(effects, { from: null, to: null }, calendar)
          await agrees(effects, { from, to }, calendar)
        },
      ),
      { numRuns: 16, endOnFailure: true },
    )
    expect(effects.length).toBeGreaterThan(0)
  })
})
