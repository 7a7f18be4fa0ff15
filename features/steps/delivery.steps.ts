import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { claimWorkflow, downloadWorkflow, myLibrary } from '../../src/adapters/http/delivery/delivery.contract.ts'
import { myPurchases } from '../../src/adapters/http/delivery/purchases.contract.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import type { Money } from '../support/words.ts'
import { tracesOfTheOperator, workflowNamed } from '../support/workflows.ts'

const libraryOf = async (scenario: Scenario, person: Person) => (await scenario.succeed(person, myLibrary)).items

const titlesOf = async (scenario: Scenario, person: Person): Promise<ReadonlyArray<string>> =>
  (await libraryOf(scenario, person)).map(({ workflow }) => workflow.title)

const download = async (scenario: Scenario, person: Person, title: string): Promise<void> => {
  const outcome = await scenario.attempt(person, downloadWorkflow, { params: { id: scenario.workflow(title).id } })
  if ('done' in outcome) person.files.push(Buffer.from(outcome.done).toString())
}

const lastFileOf = ({ name, files }: Person): string => files.at(-1) ?? assert.fail(`${name} has no file`)

When('{person} takes/took {string}', async function (this: Scenario, person: Person, title: string) {
  await this.attempt(person, claimWorkflow, { params: { id: this.workflow(title).id } })
})

When('{person} downloads/downloaded {string}', async function (this: Scenario, person: Person, title: string) {
  await download(this, person, title)
})

When(
  '{person} downloads {string} {int} times',
  async function (this: Scenario, person: Person, title: string, times: number) {
    for (let time = 0; time < times; time += 1) await download(this, person, title)
    assert.equal(person.files.length, times)
  },
)

Then('{person} can download {string}', async function (this: Scenario, person: Person, title: string) {
  await download(this, person, title)
  assert.equal(JSON.parse(lastFileOf(person)).name, title)
})

Then("{person}'s file holds the workflow {string}", (person: Person, title: string) => {
  const { nodes, connections } = workflowNamed(title)
  const file = JSON.parse(lastFileOf(person))
  assert.equal(file.name, title)
  assert.deepEqual(
    file.nodes.map(({ name, type, parameters }: Record<string, unknown>) => ({ name, type, parameters })),
    nodes.map(({ name, type, parameters }) => ({ name, type, parameters })),
  )
  assert.deepEqual(file.connections, connections)
})

Then("nothing of the operator's own n8n is left in {person}'s file", (person: Person) => {
  const file = lastFileOf(person)
  assert.deepEqual(
    tracesOfTheOperator.filter((trace) => file.includes(trace)),
    [],
  )
})

Then("{person}'s files are all the same", ({ files }: Person) => {
  assert.equal(new Set(files).size, 1)
})

Then('{person} owns {string}', async function (this: Scenario, person: Person, title: string) {
  const owned = (await libraryOf(this, person)).filter(({ workflow }) => workflow.title === title)
  assert.deepEqual(
    owned.map(({ entitlement }) => entitlement.status),
    ['active'],
  )
})

Then('{person} does not own {string}', async function (this: Scenario, person: Person, title: string) {
  assert.equal((await titlesOf(this, person)).includes(title), false)
})

Then("{person}'s library is empty", async function (this: Scenario, person: Person) {
  assert.deepEqual(await titlesOf(this, person), [])
})

Then("{person}'s library holds {int} workflow(s)", async function (this: Scenario, person: Person, count: number) {
  assert.equal((await titlesOf(this, person)).length, count)
})

Then(
  "{person}'s library holds {titles}",
  async function (this: Scenario, person: Person, titles: ReadonlyArray<string>) {
    assert.deepEqual(await titlesOf(this, person), titles)
  },
)

const shelved = async (scenario: Scenario, person: Person, title: string) =>
  (await libraryOf(scenario, person)).find(({ workflow }) => workflow.title === title) ??
  assert.fail(`${title} is not in the library`)

Then(
  "{person}'s library shows {string} as never downloaded",
  async function (this: Scenario, person: Person, title: string) {
    const { newestVersion, downloadedVersion, updateAvailable } = await shelved(this, person, title)
    assert.deepEqual([newestVersion, downloadedVersion, updateAvailable], ['1.0.0', null, false])
  },
)

Then(
  "{person}'s library shows {string} as downloaded and up to date",
  async function (this: Scenario, person: Person, title: string) {
    const { newestVersion, downloadedVersion, updateAvailable } = await shelved(this, person, title)
    assert.deepEqual([newestVersion, downloadedVersion, updateAvailable], ['1.0.0', '1.0.0', false])
  },
)

Then(
  "{person}'s purchases show {string} for {money}",
  async function (this: Scenario, person: Person, title: string, total: Money) {
    const { items } = await this.succeed(person, myPurchases)
    const found = items.filter(({ workflow }) => workflow?.title === title)
    assert.deepEqual(
      found.map((purchase) => [purchase.total, purchase.status, purchase.version]),
      [[total, 'paid', '1.0.0']],
    )
  },
)

Then('{person} has no purchases', async function (this: Scenario, person: Person) {
  assert.deepEqual((await this.succeed(person, myPurchases)).items, [])
})
