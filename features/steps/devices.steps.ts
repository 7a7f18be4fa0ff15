import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import * as accounts from '../../src/adapters/http/accounts/accounts.contract.ts'
import * as sessions from '../../src/adapters/http/accounts/sessions.contract.ts'
import { logInOnPhone, phoneOf } from '../support/devices.ts'
import { isLoggedIn } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

const current = async (scenario: Scenario, device: Person): Promise<string> => {
  const { items } = await scenario.succeed(device, sessions.mySessions)
  return items.find((each) => each.current)?.id ?? assert.fail(`${device.name} is not among the devices`)
}

Given('{person} is logged in on her phone, too', async function (this: Scenario, person: Person) {
  await logInOnPhone(this, person)
})

Given('{person} logged out on her phone', async function (this: Scenario, person: Person) {
  await this.succeed(phoneOf(person), accounts.logout)
})

When(/^(Ada|Ben) looks where s?he is logged in$/, async function (this: Scenario, name: string) {
  await this.attempt(this.person(name), sessions.mySessions)
})

Then(
  '{person} finds {int} device(s), and {int} of them is this one',
  async function (this: Scenario, person: Person, count: number, ofThem: number) {
    const { items } = await this.succeed(person, sessions.mySessions)
    assert.equal(items.length, count)
    assert.equal(items.filter((each) => each.current).length, ofThem)
    for (const { address } of items) assert.ok(address.length > 0)
  },
)

When('{person} ends the session of her phone', async function (this: Scenario, person: Person) {
  const id = await current(this, phoneOf(person))
  await this.succeed(person, sessions.endSession, { params: { id } })
})

When("{person} ends the session of {person}'s phone", async function (this: Scenario, thief: Person, owner: Person) {
  const id = await current(this, phoneOf(owner))
  await this.attempt(thief, sessions.endSession, { params: { id } })
})

When('{person} logs out everywhere', async function (this: Scenario, person: Person) {
  await this.succeed(person, sessions.logoutEverywhere)
})

Then('{person} is not logged in on her phone any more', async function (this: Scenario, person: Person) {
  assert.equal(await isLoggedIn(this, phoneOf(person)), false)
})

Then('{person} is still logged in on her phone', async function (this: Scenario, person: Person) {
  assert.equal(await isLoggedIn(this, phoneOf(person)), true)
})

When('{person} calls herself {string}', async function (this: Scenario, person: Person, name: string) {
  await this.attempt(person, accounts.changeMe, { body: { name } })
})

Then("{person}'s account bears the name {string}", async function (this: Scenario, person: Person, name: string) {
  assert.equal((await this.succeed(person, accounts.me)).name, name)
})
