import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { insight } from '../../src/composition/insight.ts'
import { requests } from '../../src/composition/requests.ts'
import { sales } from '../../src/composition/sales.ts'
import { isWithin, type Period } from '../../src/domain/insight/period.ts'
import { statsOf } from '../../src/domain/insight/stats.ts'
import type { Currency } from '../../src/domain/kernel/money.ts'
import { bookSale } from '../../src/domain/sales/ledger.ts'
import { priceOf } from '../../src/domain/sales/price.ts'
import { Statistics } from '../../src/ports/insight/statistics.ts'
import { both, type Side, succeed } from './both.ts'
import { someTime } from './examples.ts'
import { pastBooking } from './history/past-booking.ts'
import { pastSale } from './history/past-sale.ts'
import { type PastWorkflow, pastWorkflow } from './history/past-workflow.ts'

const spanMs = 100 * 86_400_000
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

both('Statistics of any history', [accounts, requests, sales, insight], (side) => {
  const agrees = async (effects: ReadonlyArray<Effect>, period: Period): Promise<void> => {
    const facts = await succeed(side().of(Statistics).of(period))
    const { revenue } = statsOf(facts, { zone: 'Africa/Lagos', interval: 'week' })
    const holds = isWithin(period)
    for (const currency of ['NGN', 'USD']) {
      const own = effects.filter((effect) => effect.currency === currency && holds(effect.at))
      const of = (name: string) => figureOf(own, name)
      const row = revenue.find((each) => each.currency === currency)
      const expected = {
        gross: of('gross'),
        discounts: of('discounts'),
        tax: of('tax'),
        refunds: of('refunds'),
        chargebacks: of('chargebacks'),
        fees: of('fees'),
        net: of('gross') - of('tax') - of('refunds') - of('chargebacks') - of('fees'),
      }
      if (row === undefined) expect(Object.values(expected).every((figure) => figure === 0)).toBe(true)
      else expect(row).toEqual({ currency, ...expected })
    }
  }

  it('agree with the sum of what happened, to the last minor unit', async () => {
    const workflow = await pastWorkflow(side())
    const effects: Array<Effect> = []
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 8 }), moment, moment, async (more, one, other) => {
        for (const past of more) effects.push(...(await happened(side(), workflow, past)))
        const [from = null, to = null] = [one, other].sort((a, b) => a.getTime() - b.getTime())
        await agrees(effects, { from: null, to: null })
        await agrees(effects, { from, to })
      }),
      { numRuns: 12, endOnFailure: true },
    )
    expect(effects.length).toBeGreaterThan(0)
  })
})
