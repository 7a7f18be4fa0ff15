import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { myLibrary } from '../../src/adapters/http/delivery/delivery.contract.ts'
import { adminStats } from '../../src/adapters/http/insight/stats.contract.ts'
import { begunBy } from '../support/buying.ts'
import { giveBack, lastPurchase } from '../support/going-back.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import type { Money } from '../support/words.ts'

/** Longer than Paystack takes for a refund. */
const courseMs = 60_000

When('{person} refunds/refunded {person}', async function (this: Scenario, operator: Person, buyer: Person) {
  await giveBack(this, operator, buyer)
})

When(
  '{person} refunds/refunded {person} {money}',
  async function (this: Scenario, operator: Person, buyer: Person, amount: Money) {
    await giveBack(this, operator, buyer, amount)
  },
)

When(
  '{person} refunds {person} {money} twice at once',
  async function (this: Scenario, operator: Person, buyer: Person, amount: Money) {
    await Promise.all([giveBack(this, operator, buyer, amount), giveBack(this, operator, buyer, amount)])
  },
)

When("{person} is refunded in Paystack's dashboard", async (buyer: Person) => {
  await driver.paystack.refund(begunBy(buyer).reference)
  await driver.settle()
})

When("{person} is refunded {money} in Paystack's dashboard", async (buyer: Person, { amount }: Money) => {
  await driver.paystack.refund(begunBy(buyer).reference, amount)
  await driver.settle()
})

Given("Paystack's answer to the next refund gets lost", () => driver.paystack.loseNextRefundAnswer())

When('the refund(s) has/have run its/their course', async () => {
  await driver.advance(courseMs)
  await driver.settle()
})

Then("{person}'s purchase shows as {saleStatus}", async function (this: Scenario, buyer: Person, status: string) {
  assert.equal((await lastPurchase(this, buyer)).status, status)
})

Then(
  "{person}'s right to {string} is {access}",
  async function (this: Scenario, buyer: Person, title: string, access: string) {
    const { items } = await this.succeed(buyer, myLibrary)
    assert.deepEqual(
      items.filter(({ workflow }) => workflow.title === title).map(({ entitlement }) => entitlement.status),
      [access],
    )
  },
)

Then(
  'Paystack has given {person} back {money} in {int} refund(s)',
  async (buyer: Person, { amount }: Money, count: number) => {
    const refunds = await driver.paystack.refunds(begunBy(buyer).reference)
    const done = refunds.filter(({ status }) => status === 'processed')
    assert.deepEqual([done.length, done.reduce((sum, refund) => sum + refund.amount, 0)], [count, amount])
  },
)

Then('Paystack has given {person} back {money} for the old page', async (buyer: Person, { amount }: Money) => {
  const refunds = await driver.paystack.refunds(begunBy(buyer, -2).reference)
  assert.deepEqual(
    refunds.map((refund) => [refund.status, refund.amount]),
    [['processed', amount]],
  )
})

Then('the books show refunds of {money} in all', async function (this: Scenario, { amount, currency }: Money) {
  const operator = await atTheShop(this, this.person('the operator'))
  const { revenue } = await this.succeed(operator, adminStats)
  assert.equal(revenue.find((row) => row.currency === currency)?.refunds ?? 0, amount)
})
