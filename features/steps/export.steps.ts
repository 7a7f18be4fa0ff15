import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { exportMyData } from '../../src/adapters/http/insight/export.contract.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import { unzipped } from '../support/unzipped.ts'

type Taken = Readonly<{ person: Person; files: Readonly<Record<string, unknown>> }>
const taken = new WeakMap<Scenario, Taken>()

const takenIn = (scenario: Scenario): Taken => taken.get(scenario) ?? assert.fail('nobody took any data')

const inOnePiece = async (body: AsyncIterable<Uint8Array> | Uint8Array): Promise<Uint8Array> =>
  body instanceof Uint8Array ? body : Buffer.concat(await Array.fromAsync(body))

When('{person} takes her/their data along', async function (this: Scenario, person: Person) {
  await driver.settle()
  const outcome = await this.attempt(person, exportMyData)
  if ('done' in outcome) taken.set(this, { person, files: await unzipped(await inOnePiece(outcome.done)) })
})

const things = (scenario: Scenario, file: string): ReadonlyArray<unknown> => {
  const all = takenIn(scenario).files[file]
  assert.ok(Array.isArray(all), `${file} is no list`)
  return all
}

Then('the file {string} names her', function (this: Scenario, file: string) {
  const { name, email } = takenIn(this).person
  const [profile] = things(this, file) as ReadonlyArray<Readonly<{ name: string; email: string }>>
  assert.deepEqual({ name: profile?.name, email: profile?.email }, { name, email })
})

Then('the file {string} holds {int} thing(s)', function (this: Scenario, file: string, count: number) {
  assert.equal(things(this, file).length, count)
})

Then('the file {string} holds nothing', function (this: Scenario, file: string) {
  assert.deepEqual(things(this, file), [])
})

Then('the file {string} holds {int} thing(s), in her name', function (this: Scenario, file: string, count: number) {
  const { name, email } = takenIn(this).person
  assert.equal(things(this, file).length, count)
  for (const each of things(this, file) as ReadonlyArray<Readonly<{ name: string; email: string }>>)
    assert.deepEqual([each.name, each.email], [name, email])
})

Then(
  'the file {string} holds {int} thing(s), about {string}',
  function (this: Scenario, file: string, count: number, title: string) {
    assert.equal(things(this, file).length, count)
    for (const each of things(this, file)) assert.ok(JSON.stringify(each).includes(JSON.stringify(title)))
  },
)

Then("nothing in it is {person}'s", function (this: Scenario, { name, email, begun }: Person) {
  const all = JSON.stringify(takenIn(this).files)
  for (const theirs of [name, email, ...begun.map(({ reference }) => reference)])
    assert.ok(!all.includes(theirs), `${theirs} is in it`)
})

Then('there is no password, token or hash in it', function (this: Scenario) {
  const { person, files } = takenIn(this)
  const all = JSON.stringify(files)
  assert.doesNotMatch(all, /"[^"]*(password|hash|token|seed|secret)[^"]*":/i)
  for (const secret of [person.password, ...person.passes]) assert.ok(!all.includes(secret))
})
