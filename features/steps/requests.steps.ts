import assert from 'node:assert/strict'
import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import type { ResponseOf } from '../../src/adapters/http/kernel/contract.ts'
import {
  adminCustomRequest,
  adminCustomRequests,
  adminRequests,
  myRequest,
  myRequests,
  submitRequest,
} from '../../src/adapters/http/requests/requests.contract.ts'
import { type Brief, briefOf } from '../support/briefs.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

type Request = ResponseOf<typeof myRequest>

const ask = async (scenario: Scenario, person: Person, brief: Brief): Promise<void> => {
  const outcome = await scenario.attempt(person, submitRequest, { body: brief })
  if ('done' in outcome) scenario.rememberRequest(person, outcome.done.title, outcome.done.id)
}

const shortly = (title: string): Brief => ({ title, description: `${title}, please.` })

const titlesOf = (items: ReadonlyArray<Readonly<{ title: string }>>) => items.map(({ title }) => title)

When('{person} asks for a custom workflow:', async function (this: Scenario, person: Person, table: DataTable) {
  await ask(this, person, briefOf(table.rowsHash()))
})

Given('{person} asked for {string}', async function (this: Scenario, person: Person, title: string) {
  await ask(this, await atTheShop(this, person), shortly(title))
})

When('{person} asks for {string}', async function (this: Scenario, person: Person, title: string) {
  await ask(this, person, shortly(title))
})

Then(
  "{person}'s custom requests are {titles}",
  async function (this: Scenario, person: Person, titles: ReadonlyArray<string>) {
    assert.deepEqual(titlesOf((await this.succeed(person, myRequests)).items), titles)
  },
)

const requestOf = async (scenario: Scenario, person: Person, title: string): Promise<Request> =>
  scenario.succeed(person, myRequest, { params: { id: scenario.request(person, title) } })

Then(
  "{person}'s custom request {string} says:",
  async function (this: Scenario, person: Person, title: string, table: DataTable) {
    const { deadline, ...said } = briefOf(table.rowsHash())
    const request = await requestOf(this, person, title)
    assert.deepEqual(
      {
        title: request.title,
        description: request.description,
        integrations: request.integrations,
        budget: request.budget,
      },
      { integrations: [], budget: null, ...said },
    )
    assert.equal(request.deadline === null, deadline === undefined)
  },
)

Then("{person}'s custom request {string} is submitted", async function (this: Scenario, person: Person, title: string) {
  assert.equal((await requestOf(this, person, title)).status, 'submitted')
})

Then(
  "nobody has quoted, written or delivered anything for {person}'s custom request {string}",
  async function (this: Scenario, person: Person, title: string) {
    const { quote, messages, delivery } = await requestOf(this, person, title)
    assert.deepEqual({ quote, messages, delivery }, { quote: null, messages: [], delivery: null })
  },
)

When(
  "{person} opens {person}'s custom request {string}",
  async function (this: Scenario, person: Person, buyer: Person, title: string) {
    const asking = { params: { id: this.request(buyer, title) } }
    await atTheShop(this, person)
    await (person.runsShop ? this.succeed(person, adminCustomRequest, asking) : this.attempt(person, myRequest, asking))
  },
)

const everyRequest = async (scenario: Scenario, operator: Person) =>
  (await scenario.succeed(await atTheShop(scenario, operator), adminCustomRequests)).items

Then(
  '{person} sees the custom requests {titles}',
  async function (this: Scenario, operator: Person, titles: ReadonlyArray<string>) {
    assert.deepEqual(titlesOf(await everyRequest(this, operator)), titles)
    assert.deepEqual(titlesOf((await this.succeed(operator, adminRequests)).items), titles)
  },
)

for (const status of ['submitted', 'quoted'] as const)
  Then(
    `{person} sees the ${status} custom requests {titles}`,
    async function (this: Scenario, operator: Person, titles: ReadonlyArray<string>) {
      const { items } = await this.succeed(await atTheShop(this, operator), adminCustomRequests, { query: { status } })
      assert.deepEqual(titlesOf(items), titles)
    },
  )

Then(
  '{person} sees that {person} asked for {string}',
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    const id = this.request(buyer, title)
    const listed = (await everyRequest(this, operator)).find((each) => each.id === id)
    const detail = await this.succeed(operator, adminCustomRequest, { params: { id } })
    assert.deepEqual(detail, listed)
    assert.deepEqual([detail.title, detail.user.name, detail.user.email], [title, buyer.name, buyer.email])
  },
)

When("{person} asks for everybody's custom requests", async function (this: Scenario, person: Person) {
  await this.attempt(person, adminCustomRequests)
})
