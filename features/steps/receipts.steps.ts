import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { myLibrary } from '../../src/adapters/http/delivery/delivery.contract.ts'
import { myPurchases } from '../../src/adapters/http/delivery/purchases.contract.ts'
import { reassignSale, resendReceipt } from '../../src/adapters/http/sales/aftersales.contract.ts'
import { myReceipt } from '../../src/adapters/http/sales/receipts.contract.ts'
import { begunBy } from '../support/buying.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const purchaseOf = async (scenario: Scenario, person: Person, title: string) => {
  const { items } = await scenario.succeed(person, myPurchases)
  return (
    items.find(({ workflow, request }) => (workflow ?? request)?.title === title) ??
    assert.fail(`${person.name} did not buy ${title}`)
  )
}

const receiptOf = async (scenario: Scenario, person: Person, title: string): Promise<string> => {
  await driver.settle()
  const { reference } = await purchaseOf(scenario, person, title)
  return Buffer.from(await scenario.succeed(person, myReceipt, { params: { reference } })).toString()
}

Then(
  "{person}'s receipt for {string} says {string}",
  async function (this: Scenario, person: Person, title: string, words: string) {
    const page = await receiptOf(this, person, title)
    assert.ok(page.includes(words), page)
  },
)

Then(
  "{person}'s receipt for {string} is in her/his name",
  async function (this: Scenario, person: Person, title: string) {
    const page = await receiptOf(this, person, title)
    assert.ok(page.includes(`${person.name}, ${person.email}`), page)
  },
)

When(
  "{person} asks for {person}'s receipt for {string}",
  async function (this: Scenario, person: Person, buyer: Person, title: string) {
    const { reference } = buyer.begun.find((each) => each.title === title) ?? begunBy(buyer)
    await this.attempt(person, myReceipt, { params: { reference } })
  },
)

Then(
  'the receipts of {person} and {person} are numbered 1 to {int}',
  async function (this: Scenario, one: Person, other: Person, last: number) {
    await driver.settle()
    const bought = [...(await this.succeed(one, myPurchases)).items, ...(await this.succeed(other, myPurchases)).items]
    const numbers = Array.from({ length: last }, (_, index) => `R-00000${index + 1}`)
    assert.deepEqual(bought.map(({ receiptNumber }) => receiptNumber).toSorted(), numbers)
  },
)

Then("nothing in {person}'s mail opens anything without a login", async ({ email }: Person) => {
  const mail = (await driver.mailbox.of(email)).at(-1) ?? assert.fail('there is no mail')
  const links = `${mail.text}\n${mail.html}`.match(/https?:\/\/[^\s"<]+/g) ?? []
  assert.ok(links.length > 0)
  for (const link of links) assert.match(new URL(link).pathname, /^\/library$/)
})

Then("{person}'s mail leads nowhere", async ({ email }: Person) => {
  const mail = (await driver.mailbox.of(email)).at(-1) ?? assert.fail('there is no mail')
  assert.doesNotMatch(`${mail.text}\n${mail.html}`, /https?:|href|\/api\//)
})

const saleOf = async (scenario: Scenario, person: Person, title: string): Promise<string> =>
  (await purchaseOf(scenario, person, title)).saleId

Given(
  "{person} moves/moved {person}'s purchase of {string} to {person}",
  async function (this: Scenario, operator: Person, from: Person, title: string, to: Person) {
    const id = await saleOf(this, from, title)
    await this.attempt(operator, reassignSale, { params: { id }, body: { email: to.email, reason: 'Wrong account' } })
    await driver.settle()
  },
)

When(
  "{person} moves {person}'s purchase of {string} to {person} and to {person} at once",
  async function (this: Scenario, operator: Person, from: Person, title: string, one: Person, other: Person) {
    const id = await saleOf(this, from, title)
    const body = ({ email }: Person) => ({ email, reason: 'Wrong account' })
    const accessToken = operator.tokens?.accessToken ?? null
    this.outcomes = await Promise.all(
      [one, other].map((to) => driver.attempt(reassignSale, { params: { id }, body: body(to) }, { accessToken })),
    )
    await driver.settle()
  },
)

Then(
  'one of {person} and {person} owns {string}, and the other does not',
  async function (this: Scenario, one: Person, other: Person, title: string) {
    const owns = async (person: Person): Promise<boolean> =>
      (await this.succeed(person, myLibrary)).items.some(({ workflow }) => workflow.title === title)
    assert.deepEqual([await owns(one), await owns(other)].toSorted(), [false, true])
  },
)

When(
  "{person} sends {person}'s receipt for {string} again",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    await driver.settle()
    await this.succeed(operator, resendReceipt, { params: { id: await saleOf(this, buyer, title) } })
    await driver.settle()
  },
)
