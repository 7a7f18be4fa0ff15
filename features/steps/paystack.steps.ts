import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { verify } from '../../src/adapters/http/sales/payment.contract.ts'
import { begunBy } from '../support/buying.ts'
import type { Delivery } from '../support/paystack/paystack.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const deliver = async (scenario: Scenario, delivery: Delivery = {}): Promise<void> => {
  if (scenario.lastReference === null) throw new Error('nobody has begun to pay')
  scenario.copies = await driver.paystack.deliver(scenario.lastReference, delivery)
  await driver.settle()
}

Given('Paystack keeps its notices to itself', () => driver.paystack.holdNotices())
Given('Paystack is silent', () => driver.paystack.goSilent())
When('Paystack answers again', () => driver.paystack.comeBack())

When("Paystack's notice arrives", async function (this: Scenario) {
  await deliver(this)
})

When("Paystack's notice arrives {int} times at once", async function (this: Scenario, times: number) {
  await deliver(this, { times })
  assert.equal(this.copies.length, times)
})

When("Paystack's notice arrives although nobody paid", async function (this: Scenario) {
  await deliver(this)
})

When("Paystack's notice arrives with another amount in it", async function (this: Scenario) {
  await deliver(this, { altered: true })
})

When('a forged notice says that {person} paid', async function (this: Scenario, _person: Person) {
  await deliver(this, { forged: true })
})

When(
  "Paystack's notice arrives while {person} asks about the payment {int} times",
  async function (this: Scenario, person: Person, times: number) {
    const { reference } = begunBy(person)
    const ask = () => this.attempt(person, verify, { params: { reference } })
    const [outcomes] = await Promise.all([Promise.all(Array.from({ length: times }, ask)), deliver(this, { times: 3 })])
    this.outcomes = outcomes
  },
)

Then('{person} hears of one and the same sale', function (this: Scenario, _person: Person) {
  const told = this.outcomes.map((outcome) => ('done' in outcome ? JSON.stringify(outcome.done) : outcome.refused))
  assert.equal(new Set(told).size, 1, told.join(' '))
  assert.match(told[0] ?? '', /"status":"paid","saleId":/)
})

Then('each copy is taken', function (this: Scenario) {
  assert.deepEqual([...new Set(this.copies)], ['taken'])
})

Then('it is turned away', function (this: Scenario) {
  assert.deepEqual(this.copies, ['refused'])
})

Then('Paystack was asked for {int} payment(s)', async (count: number) => {
  assert.equal((await driver.paystack.transactions()).length, count)
})

Then('Paystack was asked for nothing', async () => {
  assert.deepEqual(await driver.paystack.transactions(), [])
})
