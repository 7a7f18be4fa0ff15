import assert from 'node:assert/strict'
import { defineParameterType, Then, When } from '@cucumber/cucumber'
import { followDownloadLink, makeDownloadLink } from '../../src/adapters/http/delivery/delivery.contract.ts'
import { type Person, tokenOfLink } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const changes: Readonly<Record<string, (token: string) => string>> = {
  'the end was cut': (token) => token.slice(0, -1),
  'one letter was replaced': (token) => `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`,
  'something was added to': (token) => `${token}a`,
}

defineParameterType({
  name: 'change',
  regexp: new RegExp(Object.keys(changes).join('|')),
  transformer: (words: string) => changes[words],
})

When('{person} makes/made a link to {string}', async function (this: Scenario, person: Person, title: string) {
  const asking = { params: { id: this.workflow(title).id }, body: {} }
  const outcome = await this.attempt(person, makeDownloadLink, asking)
  if ('done' in outcome) person.links.push(outcome.done.url)
})

const follow = async (scenario: Scenario, person: Person, token: string): Promise<void> => {
  const outcome = await scenario.attempt(person, followDownloadLink, { params: { token } })
  if ('done' in outcome) person.files.push(Buffer.from(outcome.done).toString())
}

When("{person} follows/followed {person}'s link", async function (this: Scenario, person: Person, owner: Person) {
  await follow(this, person, tokenOfLink(owner))
})

When(
  "{person} follows {person}'s link {int} times",
  async function (this: Scenario, person: Person, owner: Person, times: number) {
    const had = person.files.length
    for (let time = 0; time < times; time += 1) await follow(this, person, tokenOfLink(owner))
    assert.equal(person.files.length, had + times)
  },
)

When(
  "{person} follows {person}'s link, of which {change}",
  async function (this: Scenario, person: Person, owner: Person, change: (token: string) => string) {
    await follow(this, person, change(tokenOfLink(owner)))
  },
)

When("{person}'s link is followed {int} times at once", async function (this: Scenario, owner: Person, times: number) {
  const params = { token: tokenOfLink(owner) }
  this.outcomes = await Promise.all(
    Array.from({ length: times }, () => driver.attempt(followDownloadLink, { params }, { accessToken: null })),
  )
})

Then(
  '{int} of them got the file, and {int} were refused, because {reason}',
  function (this: Scenario, got: number, refused: number, reason: string) {
    const files = this.outcomes.flatMap((each) => ('done' in each ? [Buffer.from(each.done as Uint8Array)] : []))
    assert.equal(files.length, got)
    assert.equal(new Set(files.map((file) => file.toString('hex'))).size, 1)
    assert.equal(this.outcomes.filter((each) => 'refused' in each && each.refused === reason).length, refused)
  },
)

Then('{person} has a file', ({ name, files }: Person) => {
  assert.ok(files.length > 0, `${name} has no file`)
})

Then("{person}'s file is the same as {person}'s", (person: Person, other: Person) => {
  assert.ok(person.files.at(-1))
  assert.equal(person.files.at(-1), other.files.at(-1))
})

Then("{person}'s file is another than {person}'s", (person: Person, other: Person) => {
  assert.ok(person.files.at(-1) && other.files.at(-1))
  assert.notEqual(person.files.at(-1), other.files.at(-1))
})
