import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { verify } from '../../src/adapters/http/sales/payment.contract.ts'
import { begunBy, buy, pay, startToBuy, statusOf } from '../support/buying.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import type { Money } from '../support/words.ts'

Given('{person} bought {string}', async function (this: Scenario, person: Person, title: string) {
  await buy(this, await atTheShop(this, person), title)
})

When('{person} starts/started to buy {string}', async function (this: Scenario, person: Person, title: string) {
  await startToBuy(this, person, title)
})

Given('{person} started to buy {string} once more', async function (this: Scenario, person: Person, title: string) {
  const before = begunBy(person)
  await startToBuy(this, person, title)
  assert.notEqual(begunBy(person).reference, before.reference)
})

When(
  '{person} starts to buy {string} in {int} tabs at once',
  async function (this: Scenario, person: Person, title: string, tabs: number) {
    await Promise.all(Array.from({ length: tabs }, () => startToBuy(this, person, title)))
    assert.equal(person.begun.length, tabs)
  },
)

Then("{person} is asked for {money} on Paystack's page", async (person: Person, { amount, currency }: Money) => {
  const { reference, page } = begunBy(person)
  const [asked] = await driver.paystack.transactions()
  assert.deepEqual(asked, { ...asked, reference, amount, currency })
  assert.ok(page !== null && URL.canParse(page))
})

Then('{person} is sent to the same page', ({ begun }: Person) => {
  const [last, before] = begun.toReversed()
  assert.ok(last?.page)
  assert.deepEqual(last, before)
})

Then('all tabs of {person} lead to the same page', ({ begun }: Person) => {
  assert.ok(begun[0]?.page)
  assert.equal(new Set(begun.map(({ page, reference }) => `${page} ${reference}`)).size, 1)
})

When('{person} pays/paid', (person: Person) => pay(person))
When('{person} pays/paid with a declined card', (person: Person) => pay(person, { card: 'declined' }))
When('{person} pays/paid with a card to which nothing can go back', (person: Person) =>
  pay(person, { card: 'refund-fails' }),
)
When('{person} pays/paid with a card whose refunds need attention', (person: Person) =>
  pay(person, { card: 'refund-needs-attention' }),
)
When('{person} pays/paid on the new page', (person: Person) => pay(person))
When('{person} pays/paid on the old page', (person: Person) => pay(person, {}, -2))
When('{person} pays/paid {money} instead', (person: Person, paid: Money) => pay(person, paid))
When('{person} pays/paid with a fee of {money} on top', (person: Person, { amount }: Money) =>
  pay(person, { fee: amount }),
)

Then("{person}'s payment is {standing}", async function (this: Scenario, person: Person, standing: string) {
  assert.equal((await statusOf(this, person, begunBy(person).reference)).status, standing)
})

Then(
  "{person}'s payment on the new page is {standing}",
  async function (this: Scenario, person: Person, standing: string) {
    assert.equal((await statusOf(this, person, begunBy(person).reference)).status, standing)
  },
)

Then(
  "{person}'s payment on the old page is {standing}",
  async function (this: Scenario, person: Person, standing: string) {
    assert.equal((await statusOf(this, person, begunBy(person, -2).reference)).status, standing)
  },
)

When("{person} asks about {person}'s payment", async function (this: Scenario, person: Person, other: Person) {
  await this.attempt(person, verify, { params: { reference: begunBy(other).reference } })
})
