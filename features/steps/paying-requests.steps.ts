import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { adminSales } from '../../src/adapters/http/insight/sales.contract.ts'
import { lastPurchase } from '../support/going-back.ts'
import { goToPay, payFor } from '../support/paying-requests.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

When('{person} goes to pay for {string}', async function (this: Scenario, person: Person, title: string) {
  await goToPay(this, person, person, title)
})

When(
  "{person} goes to pay for {person}'s {string}",
  async function (this: Scenario, person: Person, asker: Person, title: string) {
    await goToPay(this, person, asker, title)
  },
)

Given('{person} paid for {string}', async function (this: Scenario, person: Person, title: string) {
  await payFor(this, person, title)
})

Then("{person}'s purchases name the request {string}", async function (this: Scenario, person: Person, title: string) {
  const { request, workflow, version } = await lastPurchase(this, person)
  assert.deepEqual(
    { request, workflow, version },
    { request: { id: this.request(person, title), title }, workflow: null, version: null },
  )
})

Then(
  '{person} sees a sale of the request {string} to {person}',
  async function (this: Scenario, operator: Person, title: string, buyer: Person) {
    const { saleId } = await lastPurchase(this, buyer)
    const { items } = await this.succeed(await atTheShop(this, operator), adminSales, { query: { q: title } })
    assert.deepEqual(items.find(({ id }) => id === saleId)?.request, { id: this.request(buyer, title), title })
  },
)
