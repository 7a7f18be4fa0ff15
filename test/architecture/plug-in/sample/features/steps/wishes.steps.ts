import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { makeWish, myWishes } from '../../src/adapters/http/wishes/wishes.contract.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

const wishesOf = async (scenario: Scenario, person: Person): Promise<ReadonlyArray<string>> =>
  (await scenario.succeed(person, myWishes)).items.map(({ text }) => text)

When('{person} wishes for {string}', async function (this: Scenario, person: Person, text: string) {
  await this.attempt(person, makeWish, { body: { text } })
})

Then("{person}'s wishes are {string}", async function (this: Scenario, person: Person, text: string) {
  assert.deepEqual(await wishesOf(this, person), [text])
})

Then('{person} has no wishes', async function (this: Scenario, person: Person) {
  assert.deepEqual(await wishesOf(this, person), [])
})
