import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { adminSales } from '../../src/adapters/http/insight/sales.contract.ts'
import { adminReconcile } from '../../src/adapters/http/sales/reconciliation.contract.ts'
import { adminResolveReview, adminReview } from '../../src/adapters/http/sales/review.contract.ts'
import { begunBy } from '../support/buying.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const resolve = async (
  scenario: Scenario,
  operator: Person,
  buyer: Person,
  action: 'accept' | 'refund' | 'dismiss',
): Promise<void> => {
  await scenario.attempt(await atTheShop(scenario, operator), adminResolveReview, {
    params: { reference: begunBy(buyer).reference },
    body: { action, reason: 'I looked at it' },
  })
  await driver.settle()
}

When("{person} accepts {person}'s payment", function (this: Scenario, operator: Person, buyer: Person) {
  return resolve(this, operator, buyer, 'accept')
})

When("{person} has {person}'s payment go back", function (this: Scenario, operator: Person, buyer: Person) {
  return resolve(this, operator, buyer, 'refund')
})

When("{person} dismisses {person}'s payment", function (this: Scenario, operator: Person, buyer: Person) {
  return resolve(this, operator, buyer, 'dismiss')
})

When("{person} compares the books with Paystack's", async function (this: Scenario, operator: Person) {
  await this.succeed(await atTheShop(this, operator), adminReconcile)
  await driver.settle()
})

/** Looks at every page: what Paystack has of other scenarios may wait, too. */
const isWaiting = async (scenario: Scenario, buyer: Person, after: string | null = null): Promise<boolean> => {
  const operator = await atTheShop(scenario, scenario.person('the operator'))
  const query = { limit: 100, ...(after === null ? {} : { cursor: after }) }
  const { items, nextCursor } = await scenario.succeed(operator, adminReview, { query })
  if (items.some(({ reference }) => reference === begunBy(buyer).reference)) return true
  return nextCursor === null ? false : isWaiting(scenario, buyer, nextCursor)
}

Then("nothing of {person}'s waits for a person", async function (this: Scenario, buyer: Person) {
  assert.equal(await isWaiting(this, buyer), false)
})

Then("{person}'s payment waits for a person", async function (this: Scenario, buyer: Person) {
  assert.equal(await isWaiting(this, buyer), true)
})

Then("the refund of {person}'s was made at Paystack", async function (this: Scenario, buyer: Person) {
  const operator = await atTheShop(this, this.person('the operator'))
  const { items } = await this.succeed(operator, adminSales, { query: { q: buyer.email } })
  assert.deepEqual(
    items.flatMap(({ refunds }) => refunds.map(({ origin, amount }) => [origin, amount.amount])),
    [['provider', 100_000]],
  )
})
