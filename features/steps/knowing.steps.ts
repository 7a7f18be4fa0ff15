import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import {
  addVersion,
  adminWorkflow,
  uploadWorkflow,
} from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { workflowDiff } from '../../src/adapters/http/catalogue/diff.contract.ts'
import { workflowDetail } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import { brokenWiring, dated, harmless, risky, withCommand, withCustomersAddress } from '../support/risky.ts'
import type { Scenario } from '../support/scenario.ts'
import { look, upload } from '../support/selling.ts'

const title = 'The workflow in question'

const operatorOf = (scenario: Scenario): Promise<Person> => atTheShop(scenario, scenario.person('the operator'))

const sellIt = async (scenario: Scenario, document: unknown): Promise<void> => {
  const operator = await operatorOf(scenario)
  await upload(scenario, operator, title, { document })
  assert.ok(operator.told !== null && 'done' in operator.told, JSON.stringify(operator.told))
}

Given(
  /^the shop sells a workflow with (a command of the operating system|an agent that strangers can write to|SQL put together from data|a door without a lock)$/,
  async function (this: Scenario, something: string) {
    await sellIt(this, risky[something])
  },
)

Given(
  /^the shop sells a workflow with a node (that nobody knows|that is gone from n8n)$/,
  async function (this: Scenario, which: string) {
    await sellIt(this, dated[which])
  },
)

Given('the shop sells a harmless workflow', async function (this: Scenario) {
  await sellIt(this, harmless)
})

const detailFor = (scenario: Scenario, person: Person) =>
  scenario.succeed(person, workflowDetail, { params: { idOrSlug: scenario.workflow(title).id } })

When('{person} looks at what is known of it', async function (this: Scenario, person: Person) {
  await detailFor(this, person)
})

const reportFor = async (scenario: Scenario, person: Person) => (await detailFor(scenario, person)).report

const ada = (scenario: Scenario): Person => scenario.person('Ada')

Then(/^its risk is (low|medium|high)$/, async function (this: Scenario, risk: string) {
  assert.equal((await reportFor(this, ada(this))).risk, risk)
})

Then('{person} is told {string}', async function (this: Scenario, person: Person, reason: string) {
  assert.ok((await reportFor(this, person)).riskReasons.includes(reason))
})

Then('{person} is not told where', async function (this: Scenario, person: Person) {
  assert.ok(!(await reportFor(this, person)).findings.some(({ rule }) => rule === 'open-webhook'))
})

Then('the operator is told where', async function (this: Scenario) {
  const { report } = await this.succeed(await operatorOf(this), adminWorkflow, {
    params: { id: this.workflow(title).id },
  })
  assert.equal(report.findings.find(({ rule }) => rule === 'open-webhook')?.node, 'Door')
})

Then('a finding says {string}', async function (this: Scenario, words: string) {
  assert.ok((await reportFor(this, ada(this))).findings.some(({ message }) => message.startsWith(words)))
})

const needsFor = async (scenario: Scenario, person: Person) => (await detailFor(scenario, person)).requirements

Then(
  '{person} is told that it needs n8n {string}, and how that is known',
  async function (this: Scenario, person: Person, version: string) {
    const { minimumVersion } = await needsFor(this, person)
    assert.equal(minimumVersion?.version, version)
    assert.match(
      minimumVersion.source,
      new RegExp(`^n8n-nodes-base\\.scheduleTrigger 1\\.2 is in the packages of n8n ${version}`),
    )
  },
)

Then('nothing in it is unknown', async function (this: Scenario) {
  assert.deepEqual((await needsFor(this, ada(this))).unknownNodes, [])
})

Then('{person} is told that {string} is unknown', async function (this: Scenario, person: Person, node: string) {
  const { unknownNodes, minimumVersion } = await needsFor(this, person)
  assert.deepEqual(unknownNodes, [node])
  assert.match(minimumVersion?.source ?? '', /may need a later one$/)
})

When(
  "the operator publishes a workflow with a customer's address among its pinned data",
  async function (this: Scenario) {
    await upload(this, await operatorOf(this), title, { document: withCustomersAddress })
  },
)

When('the operator publishes a workflow whose wiring is broken', async function (this: Scenario) {
  await upload(this, await operatorOf(this), title, { document: brokenWiring })
})

When(
  'the operator publishes a workflow whose wiring is broken, and takes it upon themselves',
  async function (this: Scenario) {
    await this.succeed(await operatorOf(this), uploadWorkflow, {
      body: {
        title,
        summary: 'As it is',
        price: { amount: 500_000, currency: 'NGN' },
        document: brokenWiring,
        publish: true,
        override: { rules: ['broken-wiring'], reason: 'Buyers wire it themselves' },
      },
    })
  },
)

const refusedWith = (person: Person, code: string): void => {
  assert.ok(person.told !== null && 'refused' in person.told, 'nothing was refused')
  assert.equal(person.told.refused, code)
}

Then("the operator is refused, for there are secrets or people's data in it", function (this: Scenario) {
  refusedWith(this.person('the operator'), 'SECRETS_FOUND')
  assert.ok(!JSON.stringify(this.person('the operator').told).includes('lovelace'))
})

Then('the operator is refused, for it cannot be sold as it is', function (this: Scenario) {
  refusedWith(this.person('the operator'), 'NOT_PUBLISHABLE')
})

Then('the shop has nothing for sale', async function (this: Scenario) {
  assert.deepEqual(await look(this, ada(this)), [])
})

Then('{person} finds 1 workflow in the shop', async function (this: Scenario, person: Person) {
  assert.equal((await look(this, person)).length, 1)
})

const releaseIt = async (scenario: Scenario, document: unknown): Promise<void> => {
  await scenario.succeed(await operatorOf(scenario), addVersion, {
    params: { id: scenario.workflow(title).id },
    body: { version: '1.1.0', changelog: 'Tidies up', document, release: true },
  })
}

When('the operator releases a version of it that runs a command', async function (this: Scenario) {
  await releaseIt(this, withCommand)
})

When('the operator releases a version of it with a node that came with n8n 2', async function (this: Scenario) {
  await releaseIt(this, dated['that came with n8n 2'])
})

Then('{person} is told that the update adds {string}', async function (this: Scenario, person: Person, kind: string) {
  const { adds } = await this.succeed(person, workflowDiff, {
    params: { idOrSlug: this.workflow(title).id, version: '1.1.0' },
    query: { from: '1.0.0' },
  })
  assert.deepEqual(
    adds.map((each) => each.kind),
    [kind],
  )
})
