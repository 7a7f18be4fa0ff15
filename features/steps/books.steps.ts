import assert from 'node:assert/strict'
import { Then } from '@cucumber/cucumber'
import { adminStats } from '../../src/adapters/http/insight/stats.contract.ts'
import type { Money } from '../../src/domain/kernel/money.ts'
import { atTheShop } from '../support/people.ts'
import type { Scenario } from '../support/scenario.ts'

const booksOf = async (scenario: Scenario) =>
  scenario.succeed(await atTheShop(scenario, scenario.person('the operator')), adminStats)

Then('the books show {int} sale(s) of {money} in all', async function (this: Scenario, count: number, gross: Money) {
  const { totals, revenue } = await booksOf(this)
  assert.equal(totals.sales, count)
  assert.deepEqual(
    revenue.filter((row) => row.gross > 0).map(({ gross: amount, currency }) => ({ amount, currency })),
    [gross],
  )
})

Then('the books show no sale', async function (this: Scenario) {
  const { totals, revenue } = await booksOf(this)
  assert.equal(totals.sales, 0)
  assert.deepEqual(
    revenue.filter((row) => row.gross !== 0),
    [],
  )
})
