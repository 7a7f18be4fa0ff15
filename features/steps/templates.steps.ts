import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { connectN8n, disconnectN8n } from '../../src/adapters/http/delivery/n8n-connection.contract.ts'
import { searchTemplates, templateImport } from '../../src/adapters/http/delivery/templates.contract.ts'
import type { Attempt } from '../support/driver.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { workflowNamed } from '../support/workflows.ts'

type Imported = Readonly<{ name: string; workflow: Readonly<{ nodes: ReadonlyArray<unknown>; connections: unknown }> }>

/** The tokens of someone's addresses for n8n, oldest first, and what their n8n imported last. */
const tokens = new WeakMap<Person, ReadonlyArray<string>>()
const imports = new WeakMap<Person, Imported>()

const tokenOf = (person: Person, at = -1): string =>
  tokens.get(person)?.at(at) ?? assert.fail(`${person.name} has not connected an n8n`)

const connect = async (scenario: Scenario, person: Person): Promise<void> => {
  const outcome = await scenario.attempt(person, connectN8n)
  if (!('done' in outcome)) return
  const { token, url } = outcome.done
  assert.ok(url.endsWith(`/n8n/u/${token}/`), url)
  tokens.set(person, [...(tokens.get(person) ?? []), token])
}

Given('{person} connected/connects her/another n8n', async function (this: Scenario, person: Person) {
  await connect(this, person)
})

When('{person} disconnects her n8n', async function (this: Scenario, person: Person) {
  await this.succeed(person, disconnectN8n)
})

/** An n8n never logs in: whose it is, its address alone tells. */
const anyone = (scenario: Scenario): Person => scenario.person('a stranger')

type Listed = Readonly<{ totalWorkflows: number; workflows: ReadonlyArray<Readonly<{ id: number; name: string }>> }>

const namesIn = ({ totalWorkflows, workflows }: Listed): ReadonlyArray<string> => {
  assert.equal(totalWorkflows, workflows.length)
  return workflows.map(({ name }) => name)
}

const openTo = (scenario: Scenario, search = '') =>
  scenario.succeed(anyone(scenario), searchTemplates.open, { query: { search } })

const ownOf = (scenario: Scenario, person: Person, search = '') =>
  scenario.succeed(anyone(scenario), searchTemplates.own, { params: { token: tokenOf(person) }, query: { search } })

const numberOf = ({ workflows }: Listed, title: string): number =>
  workflows.find(({ name }) => name === title)?.id ?? assert.fail(`${title} is not listed`)

const isTheWorkflow = ({ name, workflow }: Imported, title: string): void => {
  const { nodes, connections } = workflowNamed(title)
  assert.equal(name, title)
  assert.equal(workflow.nodes.length, nodes.length)
  assert.deepEqual(workflow.connections, connections)
}

Then('any n8n finds {titles}', async function (this: Scenario, titles: ReadonlyArray<string>) {
  assert.deepEqual(namesIn(await openTo(this)), titles)
})

Then('any n8n can import {string}', async function (this: Scenario, title: string) {
  const id = numberOf(await openTo(this), title)
  isTheWorkflow(await this.succeed(anyone(this), templateImport.open, { params: { id } }), title)
})

Then('any n8n finds no way to {string}', async function (this: Scenario, title: string) {
  assert.equal(namesIn(await openTo(this)).includes(title), false)
  const id = numberOf(await ownOf(this, this.person('Ada')), title)
  const outcome: Attempt<unknown> = await this.attempt(anyone(this), templateImport.open, { params: { id } })
  assert.equal('refused' in outcome && outcome.refused, 'NOT_FOUND')
})

Then("{person}'s n8n finds {titles}", async function (this: Scenario, person: Person, titles: ReadonlyArray<string>) {
  assert.deepEqual(namesIn(await ownOf(this, person)), titles)
})

Then(
  "{person}'s n8n finds {titles} when it looks for {string}",
  async function (this: Scenario, person: Person, titles: ReadonlyArray<string>, text: string) {
    assert.deepEqual(namesIn(await ownOf(this, person, text)), titles)
  },
)

When("{person}'s n8n imports {string}", async function (this: Scenario, person: Person, title: string) {
  const params = { token: tokenOf(person), id: numberOf(await ownOf(this, person), title) }
  imports.set(person, await this.succeed(anyone(this), templateImport.own, { params }))
})

Then("{person}'s n8n holds the workflow {string}", (person: Person, title: string) => {
  isTheWorkflow(imports.get(person) ?? assert.fail(`${person.name}'s n8n imported nothing`), title)
})

Then(
  'the n8n that {person} connected first finds nothing at its address',
  async function (this: Scenario, person: Person) {
    const outcome = await this.attempt(anyone(this), searchTemplates.own, { params: { token: tokenOf(person, 0) } })
    assert.equal('refused' in outcome && outcome.refused, 'NOT_FOUND')
  },
)
