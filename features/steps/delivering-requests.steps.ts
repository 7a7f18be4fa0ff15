import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { publishWorkflow } from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { workflowDetail } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import { adminDeliverRequest } from '../../src/adapters/http/requests/moves.contract.ts'
import { myRequest } from '../../src/adapters/http/requests/requests.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import { brokenWiring } from '../support/risky.ts'
import type { Scenario } from '../support/scenario.ts'
import { look } from '../support/selling.ts'
import { driver } from '../support/through.ts'
import { foreignFiles, secrets, workflowNamed, workflowWith } from '../support/workflows.ts'

const requestOf = (scenario: Scenario, buyer: Person, title: string) => ({
  params: { id: scenario.request(buyer, title) },
})

const deliver = async (
  scenario: Scenario,
  operator: Person,
  buyer: Person,
  title: string,
  document: unknown = workflowNamed(title),
): Promise<void> => {
  const asking = { ...requestOf(scenario, buyer, title), body: { document } }
  const outcome = await scenario.attempt(await atTheShop(scenario, operator), adminDeliverRequest, asking)
  const delivery = 'done' in outcome ? outcome.done.delivery : null
  if (delivery !== null) scenario.remember(title, { id: delivery.workflowId, slug: 'a-reminder-for-birthdays' })
  await driver.settle()
}

When(
  "{person} delivers/delivered {person}'s {string}",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    await deliver(this, operator, buyer, title)
  },
)

let revision = 0

When(
  "{person} delivers {person}'s {string} anew",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    revision += 1
    await deliver(this, operator, buyer, title, workflowNamed(`${title}, revision ${revision}`))
  },
)

When(
  "{person} delivers {person}'s {string} with a secret in it",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    await deliver(this, operator, buyer, title, workflowWith(secrets['a live key'] ?? ''))
  },
)

When(
  "{person} delivers {person}'s {string} with something broken in it",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    await deliver(this, operator, buyer, title, brokenWiring)
  },
)

When(
  "{person} delivers something else for {person}'s {string}",
  async function (this: Scenario, operator: Person, buyer: Person, title: string) {
    await deliver(this, operator, buyer, title, foreignFiles['a scenario of Make'])
  },
)

When('{person} publishes {string}', async function (this: Scenario, operator: Person, title: string) {
  await this.attempt(await atTheShop(this, operator), publishWorkflow, { params: { id: this.workflow(title).id } })
})

When(
  '{duration} pass while {person} looks at {string}',
  async function (this: Scenario, ms: number, buyer: Person, title: string) {
    await this.succeed(buyer, myRequest, requestOf(this, buyer, title))
    await driver.advance(ms)
    await driver.settle()
  },
)

Then(
  '{person} was delivered version {version} of {string}',
  async function (this: Scenario, buyer: Person, version: string, title: string) {
    const { delivery } = await this.succeed(buyer, myRequest, requestOf(this, buyer, title))
    assert.deepEqual(delivery, { workflowId: this.workflow(title).id, version })
  },
)

Then('{person} finds nothing of {string} in the shop', async function (this: Scenario, person: Person, title: string) {
  const { id, slug } = this.workflow(title)
  assert.deepEqual([await look(this, person), await look(this, person, { q: title })], [[], []])
  for (const idOrSlug of [id, slug]) {
    const outcome = await this.attempt(person, workflowDetail, { params: { idOrSlug } })
    assert.ok('refused' in outcome && outcome.refused === 'NOT_FOUND', JSON.stringify(outcome))
  }
})
