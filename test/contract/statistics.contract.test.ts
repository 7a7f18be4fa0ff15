import { describe, expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { insight } from '../../src/composition/insight.ts'
import { requests } from '../../src/composition/requests.ts'
import { sales } from '../../src/composition/sales.ts'
import { workflowStatuses } from '../../src/domain/catalogue/workflow.ts'
import { noSums } from '../../src/domain/insight/figures.ts'
import type { Period } from '../../src/domain/insight/period.ts'
import { type Calendar, type ShopFacts, statsOf } from '../../src/domain/insight/stats.ts'
import type { Currency } from '../../src/domain/kernel/money.ts'
import { openStatuses, requestStatuses } from '../../src/domain/requests/custom-request.ts'
import type { Posting } from '../../src/domain/sales/ledger.ts'
import { FigureSums } from '../../src/ports/insight/figure-sums.ts'
import { Statistics } from '../../src/ports/insight/statistics.ts'
import { CustomRequests } from '../../src/ports/requests/custom-requests.ts'
import { both, succeed } from './both.ts'
import { aRequest, someTime } from './examples.ts'
import { pastBooking } from './history/past-booking.ts'
import { pastCheckout } from './history/past-checkout.ts'
import { pastBuyer, pastSale, plainPrice } from './history/past-sale.ts'
import { type PastWorkflow, pastDelivery, pastWorkflow } from './history/past-workflow.ts'

const always: Period = { from: null, to: null }
const later = (ms: number): Date => new Date(someTime.getTime() + ms)
const byDay: Calendar = { zone: 'UTC', interval: 'day' }
const someDay = new Date(new Date(someTime).setUTCHours(0, 0, 0, 0))

both('Statistics', [accounts, requests, sales, insight], (side) => {
  const facts = (period: Period = always, calendar = byDay): Promise<ShopFacts> =>
    succeed(side().of(Statistics).of(period, calendar))

  const sold = (workflow: PastWorkflow, total: number, currency: Currency, paidAt = someTime): Promise<void> =>
    pastSale(side(), { workflow, price: plainPrice(total, currency), paidAt })

  it('of an empty shop are nothing', async () => {
    expect(await facts()).toEqual({
      users: 0,
      workflows: 0,
      openRequests: 0,
      intervals: [],
      topWorkflows: [],
      checkouts: { initialized: 0, paid: 0 },
    })
  })

  describe('of now', () => {
    it('count users who are not erased', async () => {
      for (const status of ['unverified', 'active', 'suspended', 'erased'] as const) await pastBuyer(side(), { status })
      expect(await facts({ from: later(1), to: later(2) })).toMatchObject({ users: 3 })
    })

    it('count workflows that are on offer or in the making', async () => {
      for (const status of workflowStatuses) await pastWorkflow(side(), { status })
      expect(await facts()).toMatchObject({ workflows: 3 })
    })

    it('count requests in which somebody has something to do', async () => {
      const { transact, of, ids } = side()
      const { id: userId } = await pastBuyer(side())
      for (const status of requestStatuses) {
        const delivery = await pastDelivery(side(), status)
        await succeed(transact((tx) => of(CustomRequests).add(tx)(aRequest(ids, { userId, status, delivery }))))
      }
      expect(await facts()).toMatchObject({ openRequests: openStatuses.length })
    })
  })

  describe('of a period', () => {
    it('sum sales by interval and currency', async () => {
      const workflow = await pastWorkflow(side())
      await sold(workflow, 100_000, 'NGN', later(0))
      await sold(workflow, 250_000, 'NGN', later(3_599_999))
      await sold(workflow, 5_000, 'USD', later(1))
      await sold(workflow, 70_000, 'NGN', later(3_600_000))
      const { series } = statsOf(await facts(always, { zone: 'UTC', interval: 'hour' }))
      expect(series.map(({ from, currency, sales, gross }) => [from, currency, sales, gross])).toEqual([
        [later(0), 'NGN', 2, 350_000],
        [later(0), 'USD', 1, 5_000],
        [later(3_600_000), 'NGN', 1, 70_000],
      ])
    })

    it('hold what happened at its beginning, and not what happened at its end', async () => {
      const workflow = await pastWorkflow(side())
      for (const ms of [-1, 0, 999, 1_000]) {
        await sold(workflow, 1, 'NGN', later(ms))
        await pastBooking(side(), {
          at: later(ms),
          currency: 'NGN',
          postings: [
            { account: 'discounts', delta: 1 },
            { account: 'sales', delta: -1 },
          ],
        })
      }
      const found = await facts({ from: later(0), to: later(1_000) })
      const { topWorkflows, checkouts } = found
      expect(statsOf(found)).toMatchObject({ totals: { sales: 2 }, revenue: [{ gross: 2, discounts: 2 }] })
      expect(topWorkflows).toMatchObject([{ sales: 2 }])
      expect(checkouts).toEqual({ initialized: 2, paid: 2 })
    })

    it('may have only a beginning, or only an end', async () => {
      const workflow = await pastWorkflow(side())
      for (const ms of [-1, 0, 1]) await sold(workflow, 1, 'NGN', later(ms))
      expect((await facts({ from: later(0), to: null })).checkouts.paid).toBe(2)
      expect((await facts({ from: null, to: later(0) })).checkouts.paid).toBe(1)
    })

    it('count checkouts that Paystack opened a page for, and those of them that were paid', async () => {
      const workflow = await pastWorkflow(side())
      const past = async (status: 'open' | 'initialized' | 'paid' | 'failed' | 'expired', opened: boolean) =>
        pastCheckout(side(), {
          userId: (await pastBuyer(side())).id,
          workflowId: workflow.id,
          createdAt: someTime,
          status,
          opened,
        })
      await past('open', false)
      await past('initialized', true)
      await past('paid', true)
      await past('failed', true)
      await past('expired', true)
      await past('expired', false)
      await past('paid', false)
      expect((await facts()).checkouts).toEqual({ initialized: 4, paid: 1 })
    })

    it('name the ten workflows that sold most, those that sold as often in the order they came', async () => {
      const made: Array<PastWorkflow> = []
      for (let index = 0; index < 12; index += 1) made.push(await pastWorkflow(side(), { title: `Workflow ${index}` }))
      for (const each of made) await sold(each, 1_000, 'NGN')
      const best = await pastWorkflow(side(), { title: 'The best' })
      for (const total of [1_000, 2_000]) await sold(best, total, 'NGN')
      await sold(best, 300, 'USD')
      const { topWorkflows } = await facts()
      const order = [best, ...made].slice(0, 10)
      expect(topWorkflows.map(({ workflow }) => workflow)).toEqual(
        order.map(({ id, slug, title }) => ({ id, slug, title })),
      )
      expect(topWorkflows[0]).toMatchObject({
        sales: 3,
        gross: [
          { amount: 3_000, currency: 'NGN' },
          { amount: 300, currency: 'USD' },
        ],
      })
    })

    /** More than the list of leaders holds that PostgreSQL looks at first. */
    const crowd = 66
    const dayMs = 86_400_000

    it.each([
      ['a short part of a month', { from: later(10 * dayMs), to: later(12 * dayMs) }],
      ['most of all time', { from: later(dayMs), to: later(12 * dayMs) }],
    ])('name who sold most in it, though a crowd sold more before: %s', { timeout: 60_000 }, async (_, when) => {
      const made: Array<PastWorkflow> = []
      for (let nth = 0; nth < crowd + 12; nth += 1) made.push(await pastWorkflow(side(), { title: `Workflow ${nth}` }))
      for (const each of made.slice(0, crowd))
        for (let nth = 0; nth < 3; nth += 1) await sold(each, 1_000, 'NGN', someDay)
      const late = made.slice(crowd)
      for (const each of late) await sold(each, 300, 'USD', later(11 * dayMs))
      const [, , , best] = late
      if (best === undefined) throw new Error('nobody is late')
      await sold(best, 700, 'NGN', later(11 * dayMs + 1))
      const expected = [best, ...late.filter((each) => each !== best)].slice(0, 10).map(({ id }) => id)
      const led = async () => (await facts(when)).topWorkflows.map(({ workflow }) => workflow.id)
      expect(await led()).toEqual(expected)
      await succeed(side().transact((tx) => side().of(FigureSums).take(tx)(10_000)))
      expect(await led()).toEqual(expected)
      expect((await facts(when)).topWorkflows[0]).toMatchObject({
        sales: 2,
        gross: [
          { amount: 700, currency: 'NGN' },
          { amount: 300, currency: 'USD' },
        ],
      })
    })

    it('tell the share of the tax that refunds and chargebacks took back from the tax of sales', async () => {
      const booking = (postings: ReadonlyArray<Posting>) =>
        pastBooking(side(), { at: someTime, currency: 'NGN', postings })
      await booking([
        { account: 'paystack_clearing', delta: 105_500 },
        { account: 'paystack_fees', delta: 2_000 },
        { account: 'sales', delta: -110_000 },
        { account: 'discounts', delta: 10_000 },
        { account: 'tax_payable', delta: -7_000 },
        { account: 'buyer_fees', delta: -500 },
      ])
      await booking([
        { account: 'refunds', delta: 9_000 },
        { account: 'tax_payable', delta: 700 },
        { account: 'paystack_clearing', delta: -9_700 },
      ])
      await booking([
        { account: 'chargebacks', delta: 4_000 },
        { account: 'tax_payable', delta: 300 },
        { account: 'dispute_hold', delta: -4_300 },
      ])
      await booking([
        { account: 'paystack_clearing', delta: 900 },
        { account: 'paystack_fees', delta: 100 },
        { account: 'held', delta: -1_000 },
      ])
      const { intervals } = await facts()
      expect(intervals).toEqual([
        {
          ...noSums,
          from: someDay,
          currency: 'NGN',
          discounts: 10_000,
          taxPayable: -6_000,
          refunds: 9_000,
          refundsTax: 700,
          chargebacks: 4_000,
          chargebacksTax: 300,
          paystackFees: 2_100,
          buyerFees: -500,
        },
      ])
    })
  })
})
