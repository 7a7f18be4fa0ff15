import assert from 'node:assert/strict'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import * as moves from '../../src/adapters/http/requests/moves.contract.ts'
import { adminCustomRequest, myRequest } from '../../src/adapters/http/requests/requests.contract.ts'
import { quoteOf } from '../support/paying-requests.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import type { Money } from '../support/words.ts'

const at = (scenario: Scenario, buyer: Person, title: string) => ({ params: { id: scenario.request(buyer, title) } })

const seenBy = (scenario: Scenario, buyer: Person, title: string) =>
  scenario.succeed(buyer, myRequest, at(scenario, buyer, title))

/** The quote that each buyer read last, and of what. */
const read = new WeakMap<Person, Readonly<{ title: string; quoteId: string }>>()

When(
  "{person} quotes {money} for {person}'s {string}, good for {duration}",
  async function (this: Scenario, operator: Person, price: Money, buyer: Person, title: string, ms: number) {
    const validUntil = new Date(driver.now().getTime() + ms)
    const body = { price, scope: `All of “${title}”.`, validUntil }
    await this.attempt(await atTheShop(this, operator), moves.adminQuoteRequest, { ...at(this, buyer, title), body })
  },
)

Then(
  '{person} is offered {string} for {money}',
  async function (this: Scenario, buyer: Person, title: string, price: Money) {
    assert.deepEqual((await seenBy(this, buyer, title)).quote?.price, price)
  },
)

When('{person} reads the quote for {string}', async function (this: Scenario, buyer: Person, title: string) {
  read.set(buyer, { title, quoteId: await quoteOf(this, buyer, title) })
})

const accept = (scenario: Scenario, buyer: Person, title: string, quoteId: string) =>
  scenario.attempt(buyer, moves.acceptRequest, { ...at(scenario, buyer, title), body: { quoteId } })

When('{person} accepts the quote for {string}', async function (this: Scenario, buyer: Person, title: string) {
  await accept(this, buyer, title, await quoteOf(this, buyer, title))
})

When('{person} accepts the quote that she/he read', async function (this: Scenario, buyer: Person) {
  const { title, quoteId } = read.get(buyer) ?? assert.fail(`${buyer.name} has read no quote`)
  await accept(this, buyer, title, quoteId)
})

When(
  '{person} rejects the quote for {string}, because {string}',
  async function (this: Scenario, buyer: Person, title: string, reason: string) {
    await this.attempt(buyer, moves.rejectRequest, { ...at(this, buyer, title), body: { reason } })
  },
)

When('{person} cancels {string}', async function (this: Scenario, buyer: Person, title: string) {
  await this.attempt(buyer, moves.cancelMyRequest, { ...at(this, buyer, title), body: {} })
})

When('{person} closes {string}', async function (this: Scenario, buyer: Person, title: string) {
  await this.attempt(buyer, moves.closeMyRequest, at(this, buyer, title))
})

When(
  '{person} asks for a change of {string}: {string}',
  async function (this: Scenario, buyer: Person, title: string, text: string) {
    await this.attempt(buyer, moves.requestRevision, { ...at(this, buyer, title), body: { text } })
  },
)

When(
  "{person} declines {person}'s {string}, because {string}",
  async function (this: Scenario, operator: Person, buyer: Person, title: string, reason: string) {
    const asking = { ...at(this, buyer, title), body: { reason } }
    await this.attempt(await atTheShop(this, operator), moves.adminDeclineRequest, asking)
  },
)

When(
  '{person} writes {string} about {string}',
  async function (this: Scenario, buyer: Person, text: string, title: string) {
    await this.attempt(buyer, moves.writeMessage, { ...at(this, buyer, title), body: { text } })
  },
)

When(
  "{person} writes {string} about {person}'s {string}",
  async function (this: Scenario, operator: Person, text: string, buyer: Person, title: string) {
    const asking = { ...at(this, buyer, title), body: { text } }
    await this.attempt(await atTheShop(this, operator), moves.adminWriteMessage, asking)
  },
)

Then(
  "what was written about {person}'s {string} is:",
  async function (this: Scenario, buyer: Person, title: string, table: DataTable) {
    const { messages } = await seenBy(this, buyer, title)
    assert.deepEqual(
      messages.map(({ from, text }) => [from, text]),
      table.raw(),
    )
    const operator = await atTheShop(this, this.person('the operator'))
    assert.deepEqual((await this.succeed(operator, adminCustomRequest, at(this, buyer, title))).messages, messages)
  },
)

const statuses = ['quoted', 'accepted', 'paid', 'delivered', 'revision_requested', 'closed', 'refunded'] as const
const ends = ['rejected', 'cancelled', 'declined', 'expired'] as const

for (const status of [...statuses, ...ends])
  Then(
    `{person}'s custom request {string} is ${status.replace('_', ' ')}`,
    async function (this: Scenario, buyer: Person, title: string) {
      await driver.settle()
      assert.equal((await seenBy(this, buyer, title)).status, status)
    },
  )

When(
  "{person} tries every move on {person}'s {string}",
  async function (this: Scenario, stranger: Person, buyer: Person, title: string) {
    const asking = at(this, buyer, title)
    const quoteId = await quoteOf(this, buyer, title)
    this.outcomes = [
      await this.attempt(stranger, moves.acceptRequest, { ...asking, body: { quoteId } }),
      await this.attempt(stranger, moves.rejectRequest, { ...asking, body: {} }),
      await this.attempt(stranger, moves.cancelMyRequest, { ...asking, body: {} }),
      await this.attempt(stranger, moves.writeMessage, { ...asking, body: { text: 'It is me.' } }),
      await this.attempt(stranger, moves.requestRevision, { ...asking, body: { text: 'It is me.' } }),
      await this.attempt(stranger, moves.closeMyRequest, asking),
    ]
  },
)

Then('none of them found it', function (this: Scenario) {
  assert.deepEqual(
    this.outcomes.map((outcome) => 'refused' in outcome && outcome.refused),
    this.outcomes.map(() => 'NOT_FOUND'),
  )
})
