import assert from 'node:assert/strict'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { adminStats } from '../../src/adapters/http/insight/stats.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import { type Money, moneyOf } from '../support/words.ts'

const statistics = async (scenario: Scenario, query: Asking<typeof adminStats>['query'] = {}) =>
  scenario.succeed(await atTheShop(scenario, scenario.person('the operator')), adminStats, { query })

Then('the books show {int} sale(s) of {money} in all', async function (this: Scenario, count: number, gross: Money) {
  const { totals, revenue } = await statistics(this)
  assert.equal(totals.sales, count)
  assert.deepEqual(
    revenue.filter((row) => row.gross > 0).map((row) => ({ amount: row.gross, currency: row.currency })),
    [gross],
  )
})

Then('the books show no sale', async function (this: Scenario) {
  const { totals, revenue } = await statistics(this)
  assert.equal(totals.sales, 0)
  assert.deepEqual(
    revenue.filter(({ gross }) => gross !== 0),
    [],
  )
})

Then(
  'the statistics count {int} user(s), {int} workflow(s), {int} sale(s) and {int} open custom request(s)',
  async function (this: Scenario, users: number, workflows: number, sales: number, openRequests: number) {
    assert.deepEqual((await statistics(this)).totals, { users, workflows, sales, openRequests })
  },
)

Then('the statistics show no revenue', async function (this: Scenario) {
  const { revenue, series, topWorkflows } = await statistics(this)
  assert.deepEqual({ revenue, series, topWorkflows }, { revenue: [], series: [], topWorkflows: [] })
})

Then(
  "the statistics show revenue of {money}, of which Paystack's fees are gone",
  async function (this: Scenario, { amount, currency }: Money) {
    const { revenue } = await statistics(this)
    const fees = revenue[0]?.fees ?? 0
    assert.ok(fees > 0)
    const nothing = { discounts: 0, tax: 0, refunds: 0, chargebacks: 0 }
    assert.deepEqual(revenue, [{ ...nothing, currency, gross: amount, fees, net: amount - fees }])
  },
)

Then('the statistics show {titles} as sold most', async function (this: Scenario, titles: ReadonlyArray<string>) {
  const { topWorkflows } = await statistics(this)
  assert.deepEqual(
    topWorkflows.map(({ workflow }) => workflow.title),
    titles,
  )
})

Then(
  'the statistics show {int} sale(s) of {string} for {money}',
  async function (this: Scenario, count: number, title: string, gross: Money) {
    const { topWorkflows } = await statistics(this)
    const found = topWorkflows.find(({ workflow }) => workflow.title === title)
    assert.deepEqual([found?.sales, found?.gross], [count, [gross]])
  },
)

Then('{int} of {int} begun payment(s) was made', async function (this: Scenario, paid: number, checkouts: number) {
  assert.deepEqual((await statistics(this)).conversion, { checkouts, paid, ratio: paid / checkouts })
})

Then(
  'the statistics of the last {duration} show {int} sale(s) of {money}',
  async function (this: Scenario, ms: number, count: number, { amount, currency }: Money) {
    const { totals, revenue } = await statistics(this, { from: new Date(driver.now().getTime() - ms) })
    assert.equal(totals.sales, count)
    assert.deepEqual(
      revenue.map((row) => [row.gross, row.currency]),
      [[amount, currency]],
    )
  },
)

Then('the statistics by day are:', async function (this: Scenario, table: DataTable) {
  const { series } = await statistics(this, { interval: 'day' })
  assert.deepEqual(
    series.map(({ sales, gross, currency }) => ({ sales, gross: { amount: gross, currency } })),
    table.hashes().map(({ sales, gross = '' }) => ({ sales: Number(sales), gross: moneyOf(gross) })),
  )
})

When('{person} asks for the statistics', async function (this: Scenario, person: Person) {
  await this.attempt(person, adminStats)
})

When(
  '{person} asks for the statistics in the time zone {string}',
  async function (this: Scenario, operator: Person, tz: string) {
    await this.attempt(await atTheShop(this, operator), adminStats, { query: { tz } })
  },
)
