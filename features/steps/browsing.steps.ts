import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { listWorkflows, workflowDetail } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { look } from '../support/selling.ts'
import type { Money } from '../support/words.ts'
import { workflowNamed } from '../support/workflows.ts'

const cardOf = async (scenario: Scenario, title: string) =>
  (await look(scenario, scenario.person('the visitor'))).find((card) => card.title === title)

Then('{string} is in the shop for {money}', async function (this: Scenario, title: string, price: Money) {
  assert.deepEqual((await cardOf(this, title))?.price, price)
})

Then('{string} is not in the shop', async function (this: Scenario, title: string) {
  assert.equal(await cardOf(this, title), undefined)
})

Then('the card of {string} says that a schedule starts it', async function (this: Scenario, title: string) {
  assert.equal((await cardOf(this, title))?.trigger, 'schedule')
})

Then(
  'the card of {string} names the integration {string}',
  async function (this: Scenario, title: string, name: string) {
    assert.deepEqual((await cardOf(this, title))?.integrations, [name])
  },
)

When('{person} looks around', async function (this: Scenario, person: Person) {
  this.seen = (await look(this, person)).map(({ title }) => title)
})

When('{person} looks around, {int} at a time', async function (this: Scenario, person: Person, limit: number) {
  this.seen = (await look(this, person, { limit })).map(({ title }) => title)
})

type Query = Asking<typeof listWorkflows>['query']

When('{person} looks for {search}', async function (this: Scenario, person: Person, query: Query) {
  this.seen = (await look(this, person, query)).map(({ title }) => title)
})

When(
  '{person} looks for the integration {string}',
  async function (this: Scenario, person: Person, integration: string) {
    this.seen = (await look(this, person, { integration })).map(({ title }) => title)
  },
)

When('{person} searches for {string}', async function (this: Scenario, person: Person, q: string) {
  const { items, facets } = await this.succeed(person, listWorkflows, { query: { q, facets: true } })
  this.seen = items.map(({ title }) => title)
  this.counted = facets ?? null
})

Then(
  'they are told of {int} workflows with the integration {string}, {int} of them free, at prices up to {money}',
  function (this: Scenario, count: number, value: string, free: number, { amount }: Money) {
    assert.deepEqual(this.counted?.integration, [{ value, count }])
    assert.equal(this.counted.free.find((each) => each.value === 'true')?.count, free)
    assert.deepEqual([this.counted.price.count, this.counted.price.max], [count, amount])
  },
)

Then('they see {titles}', function (this: Scenario, titles: ReadonlyArray<string>) {
  assert.deepEqual(this.seen, titles)
})

Then('{string} comes first', function (this: Scenario, title: string) {
  assert.equal(this.seen[0], title)
})

const open = (scenario: Scenario, person: Person, idOrSlug: string) =>
  scenario.attempt(person, workflowDetail, { params: { idOrSlug } })

When('{person} opens the address of {string}', async function (this: Scenario, person: Person, title: string) {
  await open(this, person, this.workflow(title).slug)
})

When('{person} opens the address of something that never was', async function (this: Scenario, person: Person) {
  await open(this, person, 'something-that-never-was')
})

Then(
  '{person} reads of {string} what it costs, what it needs and what is in it',
  async function (this: Scenario, person: Person, title: string) {
    const detail = await this.succeed(person, workflowDetail, { params: { idOrSlug: this.workflow(title).slug } })
    const { nodes } = workflowNamed(title)
    assert.equal(detail.title, title)
    assert.ok(detail.price.amount > 0)
    assert.equal(detail.version, '1.0.0')
    assert.equal(detail.nodeCount, nodes.length)
    assert.deepEqual(
      detail.requirements.credentials.map(({ type }) => type),
      ['slackApi'],
    )
    assert.deepEqual(
      detail.report.nodeTypes.map(({ type }) => type).toSorted(),
      nodes.map(({ type }) => type).toSorted(),
    )
  },
)

const ownedBy = async (scenario: Scenario, person: Person, title: string) =>
  (await scenario.succeed(person, workflowDetail, { params: { idOrSlug: scenario.workflow(title).slug } })).owned

Then('{person} sees that {string} is hers', async function (this: Scenario, person: Person, title: string) {
  assert.equal(await ownedBy(this, person, title), true)
})

Then('{person} sees that {string} is not hers', async function (this: Scenario, person: Person, title: string) {
  assert.equal(await ownedBy(this, person, title), false)
})

Then(
  '{person} sees {string} without a word on whose it is',
  async function (this: Scenario, person: Person, title: string) {
    assert.equal(await ownedBy(this, person, title), undefined)
  },
)
