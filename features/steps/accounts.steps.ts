import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import * as accounts from '../../src/adapters/http/accounts/accounts.contract.ts'
import { atTheShop, logIn, register } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

Given('{person} has an account', async function (this: Scenario, person: Person) {
  await atTheShop(this, person)
})

When('{person} makes an account', async function (this: Scenario, person: Person) {
  await register(this, person)
})

When(
  "{person} makes an account with {person}'s e-mail address",
  async function (this: Scenario, person: Person, other: Person) {
    await register(this, person, { email: other.email })
  },
)

When(
  "{person} makes an account with {person}'s e-mail address in capitals",
  async function (this: Scenario, person: Person, other: Person) {
    await register(this, person, { email: other.email.toUpperCase() })
  },
)

When(
  '{person} makes an account with a password that holds the e-mail address',
  async function (this: Scenario, person: Person) {
    await register(this, person, { password: `mine is ${person.email}` })
  },
)

When(
  '{person} makes an account with the {entry} {string}',
  async function (this: Scenario, person: Person, entry: string, value: string) {
    await register(this, person, { [entry]: value })
  },
)

When('{person} makes an account with nothing filled in rightly', async function (this: Scenario, person: Person) {
  await register(this, person, { email: 'nowhere', password: 'short', name: '' })
})

When('{person} makes an account twice at the same time', async function (this: Scenario, person: Person) {
  const { email, password, name } = person
  const once = () => this.attempt(person, accounts.register, { body: { email, password, name } })
  this.outcomes = await Promise.all([once(), once()])
})

Then('only one of the two accounts is made', function (this: Scenario) {
  const refusals = this.outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []))
  assert.equal(this.outcomes.length, 2)
  assert.deepEqual(refusals, ['EMAIL_TAKEN'])
})

Then(
  "{person}'s account bears {person}'s name and e-mail address",
  async function (this: Scenario, person: Person, same: Person) {
    const { name, email } = await this.succeed(person, accounts.me)
    assert.deepEqual({ name, email }, { name: same.name, email: same.email })
  },
)

When('{person} logs in', async function (this: Scenario, person: Person) {
  await logIn(this, person)
})

When('{person} logs in with the e-mail address in capitals', async function (this: Scenario, person: Person) {
  await logIn(this, person, { email: person.email.toUpperCase() })
})

const wrongPassword = 'not the right one at all'

When('{person} logs in with a wrong password', async function (this: Scenario, person: Person) {
  await logIn(this, person, { password: wrongPassword })
})

When(
  '{person} logs in with a wrong password {int} times',
  async function (this: Scenario, person: Person, times: number) {
    for (let time = 0; time < times; time += 1) await logIn(this, person, { password: wrongPassword })
  },
)
