import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { releaseVersion, yankVersion } from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { workflowDetail } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import { downloadWorkflow, myLibrary } from '../../src/adapters/http/delivery/delivery.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { uploadVersion } from '../support/versions.ts'

When(
  '{person} uploads/uploaded version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    await uploadVersion(this, person, title, { version })
  },
)

When(
  '{person} releases/released a new version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    const outcome = await uploadVersion(this, person, title, { version, release: true })
    assert.ok('done' in outcome, JSON.stringify(outcome))
  },
)

const at = (scenario: Scenario, title: string, version: string) => ({
  params: { id: scenario.workflow(title).id, version },
})

When(
  '{person} releases/released version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    await this.attempt(await atTheShop(this, person), releaseVersion, at(this, title, version))
  },
)

When(
  '{person} yanks/yanked version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    await this.succeed(await atTheShop(this, person), yankVersion, {
      ...at(this, title, version),
      body: { reason: 'It loses rows' },
    })
  },
)

Then('version {version} of {string} is on offer', async function (this: Scenario, version: string, title: string) {
  const visitor = this.person('a visitor')
  const detail = await this.succeed(visitor, workflowDetail, { params: { idOrSlug: this.workflow(title).id } })
  assert.equal(detail.version, version)
})

const fetch = (scenario: Scenario, person: Person, version: string, title: string) =>
  scenario.attempt(person, downloadWorkflow, { params: { id: scenario.workflow(title).id }, query: { version } })

Then(
  '{person} can download version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    assert.ok('done' in (await fetch(this, person, version, title)))
  },
)

Then(
  '{person} cannot download version {version} of {string}',
  async function (this: Scenario, person: Person, version: string, title: string) {
    assert.deepEqual(await fetch(this, person, version, title), { refused: 'NOT_FOUND', errors: [] })
  },
)

/** What somebody's library says of the versions of a workflow: the newest, theirs, and whether to update. */
const shelf = async (scenario: Scenario, person: Person, title: string) => {
  const { items } = await scenario.succeed(person, myLibrary)
  const found = items.find(({ workflow }) => workflow.title === title) ?? assert.fail(`${title} is not in the library`)
  return [found.newestVersion, found.downloadedVersion, found.updateAvailable]
}

Then(
  "{person}'s library offers version {version} of {string} in place of {version}",
  async function (this: Scenario, person: Person, newest: string, title: string, downloaded: string) {
    assert.deepEqual(await shelf(this, person, title), [newest, downloaded, true])
  },
)

Then(
  "{person}'s library offers version {version} of {string}",
  async function (this: Scenario, person: Person, newest: string, title: string) {
    assert.deepEqual(await shelf(this, person, title), [newest, null, false])
  },
)

Then(
  "{person}'s library shows version {version} of {string} as up to date",
  async function (this: Scenario, person: Person, version: string, title: string) {
    assert.deepEqual(await shelf(this, person, title), [version, version, false])
  },
)

Then("{person}'s library offers no update of {string}", async function (this: Scenario, person: Person, title: string) {
  assert.equal((await shelf(this, person, title)).at(-1), false)
})
