import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import {
  archiveWorkflow,
  changeWorkflow,
  publishWorkflow,
  removeWorkflow,
  unlistWorkflow,
} from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { workflowDetail } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import { startToBuy } from '../support/buying.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import { brokenWiring } from '../support/risky.ts'
import type { Scenario } from '../support/scenario.ts'
import { upload } from '../support/selling.ts'

const steps = {
  unlist: unlistWorkflow,
  archive: archiveWorkflow,
  put: publishWorkflow,
} as const

const take = async (scenario: Scenario, person: Person, title: string, step: keyof typeof steps): Promise<void> => {
  await atTheShop(scenario, person)
  await scenario.attempt(person, steps[step], { params: { id: scenario.workflow(title).id } })
}

When('{person} unlists {string}', async function (this: Scenario, person: Person, title: string) {
  await take(this, person, title, 'unlist')
})

When('{person} archives/archived {string}', async function (this: Scenario, person: Person, title: string) {
  await take(this, person, title, 'archive')
})

When('{person} puts {string} into the shop', async function (this: Scenario, person: Person, title: string) {
  await take(this, person, title, 'put')
})

When('{person} removes/removed {string} for good', async function (this: Scenario, person: Person, title: string) {
  await atTheShop(this, person)
  await this.attempt(person, removeWorkflow, {
    params: { id: this.workflow(title).id },
    body: { reason: 'It was not theirs to sell' },
  })
})

Given(
  '{person} uploaded a workflow whose wiring is broken as {string}',
  async function (this: Scenario, person: Person, title: string) {
    await upload(this, await atTheShop(this, person), title, { document: brokenWiring, draft: true })
  },
)

When(
  '{person} takes the wiring of {string} upon themselves',
  async function (this: Scenario, person: Person, title: string) {
    await this.succeed(person, changeWorkflow, {
      params: { id: this.workflow(title).id },
      body: { override: { rules: ['broken-wiring'], reason: 'Buyers wire it themselves' } },
    })
  },
)

const byAddress = (scenario: Scenario, person: Person, title: string) =>
  scenario.attempt(person, workflowDetail, { params: { idOrSlug: scenario.workflow(title).slug } })

Then('{person} finds {string} by its address', async function (this: Scenario, person: Person, title: string) {
  assert.ok('done' in (await byAddress(this, person, title)))
})

Then('{person} does not find {string} by its address', async function (this: Scenario, person: Person, title: string) {
  assert.ok('refused' in (await byAddress(this, person, title)))
})

Then('{person} can buy {string}', async function (this: Scenario, person: Person, title: string) {
  assert.ok('done' in (await startToBuy(this, person, title)))
})

Then('{person} cannot buy {string}', async function (this: Scenario, person: Person, title: string) {
  assert.ok('refused' in (await startToBuy(this, person, title)))
})
