import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import {
  adminWorkflows,
  changeWorkflow,
  deleteWorkflow,
} from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { sell, upload } from '../support/selling.ts'
import type { Money } from '../support/words.ts'
import { foreignFiles, type Service, secrets, workflowNamed, workflowWith } from '../support/workflows.ts'

const nothing: Money = { amount: 0, currency: 'NGN' }

Given('the shop sells {string} for {money}', async function (this: Scenario, title: string, price: Money) {
  await sell(this, title, price)
})

Given(
  'the shop sells {string} for {money}, which posts to {service}',
  async function (this: Scenario, title: string, price: Money, service: Service) {
    await sell(this, title, price, service)
  },
)

Given('the shop gives away {string}', async function (this: Scenario, title: string) {
  await sell(this, title, nothing)
})

Given(
  'the shop gives away {string}, which posts to {service}',
  async function (this: Scenario, title: string, service: Service) {
    await sell(this, title, nothing, service)
  },
)

When(
  '{person} publishes {string} for {money}',
  async function (this: Scenario, person: Person, title: string, price: Money) {
    await upload(this, person, title, { price })
  },
)

When(
  '{person} uploads/uploaded {string} for {money} as a draft',
  async function (this: Scenario, person: Person, title: string, price: Money) {
    await upload(this, person, title, { price, draft: true })
  },
)

When(
  '{person} publishes {string} without the right to sell it',
  async function (this: Scenario, person: Person, title: string) {
    await upload(this, person, title, { rightsHeld: false })
  },
)

When(
  '{person} publishes the file of {string} again as {string}',
  async function (this: Scenario, person: Person, title: string, other: string) {
    await upload(this, person, other, { document: workflowNamed(title) })
  },
)

When('{person} uploads {file}', async function (this: Scenario, person: Person, file: string) {
  await upload(this, person, file, { document: foreignFiles[file] })
})

When(
  '{person} uploads a workflow with {secret} in it',
  async function (this: Scenario, person: Person, secret: string) {
    await upload(this, person, 'A workflow with a secret', { document: workflowWith(secrets[secret] ?? '') })
  },
)

Then('{person} is told where {secret} is, but not what it is', (person: Person, secret: string) => {
  const { told } = person
  if (told === null || 'done' in told) return assert.fail('nothing was refused')
  assert.ok(told.errors.length > 0)
  for (const { pointer } of told.errors) assert.match(pointer, /^\/document\/nodes\/3\/parameters\//)
  assert.equal(JSON.stringify(told).includes(secrets[secret]?.slice(8, 40) ?? ''), false)
})

When(
  '{person} changes/changed the price of {string} to {money}',
  async function (this: Scenario, person: Person, title: string, price: Money) {
    await atTheShop(this, person)
    await this.attempt(person, changeWorkflow, { params: { id: this.workflow(title).id }, body: { price } })
  },
)

When('{person} deletes/deleted {string}', async function (this: Scenario, person: Person, title: string) {
  await this.attempt(person, deleteWorkflow, { params: { id: this.workflow(title).id } })
})

const statusesOf = async (scenario: Scenario, person: Person, title: string): Promise<ReadonlyArray<string>> => {
  const { items } = await scenario.succeed(person, adminWorkflows)
  return items.filter((each) => each.title === title).map(({ status }) => status)
}

Then('{person} sees {string} as a draft', async function (this: Scenario, person: Person, title: string) {
  assert.deepEqual(await statusesOf(this, person, title), ['draft'])
})

Then('{person} sees {string} as archived', async function (this: Scenario, person: Person, title: string) {
  assert.deepEqual(await statusesOf(this, person, title), ['archived'])
})

Then('{person} does not see {string} any more', async function (this: Scenario, person: Person, title: string) {
  assert.deepEqual(await statusesOf(this, person, title), [])
})

Then('nothing was kept', async function (this: Scenario) {
  const { items } = await this.succeed(this.person('the operator'), adminWorkflows)
  assert.deepEqual(items, [])
})
