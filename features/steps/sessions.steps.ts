import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import * as accounts from '../../src/adapters/http/accounts/accounts.contract.ts'
import * as admins from '../../src/adapters/http/accounts/admins.contract.ts'
import { atTheShop, exchange, isLoggedIn, logIn } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const logOut = async (scenario: Scenario, person: Person): Promise<void> => {
  await scenario.succeed(person, person.runsShop ? admins.adminLogout : accounts.logout)
}

const passOf = ({ name, passes }: Person, at: number): string => {
  const pass = passes.at(at)
  if (pass === undefined) throw new Error(`${name} was not given that many passes`)
  return pass
}

Given('{person} is at work', async function (this: Scenario, operator: Person) {
  await atTheShop(this, operator)
})

Given('{person} is logged out', async function (this: Scenario, person: Person) {
  await logOut(this, person)
  person.tokens = null
})

When('{person} logs out', async function (this: Scenario, person: Person) {
  await logOut(this, person)
})

When('{person} comes back after {duration}', async (_person: Person, ms: number) => {
  await driver.advance(ms)
})

When(
  '{person} comes back every {duration}, {int} times',
  async function (this: Scenario, person: Person, ms: number, times: number) {
    for (let time = 0; time < times; time += 1) {
      await driver.advance(ms)
      assert.equal(await isLoggedIn(this, person), true)
    }
  },
)

When('{duration} pass/passes/passed', async (ms: number) => {
  await driver.advance(ms)
})

When('{person} exchanges her pass', async function (this: Scenario, person: Person) {
  await exchange(this, person, passOf(person, -1))
})

When('{person} exchanges her last but one pass once more', async function (this: Scenario, person: Person) {
  await exchange(this, person, passOf(person, -2))
})

When(
  "{person} exchanges a copy of {person}'s first pass",
  async function (this: Scenario, thief: Person, owner: Person) {
    await exchange(this, thief, passOf(owner, 0))
  },
)

When('{person} exchanges a pass of their own making', async function (this: Scenario, person: Person) {
  await exchange(this, person, 'a-pass-of-my-own-making')
})

When("{person} opens the operator's door", async function (this: Scenario, person: Person) {
  await this.attempt(person, admins.adminMe)
})

When("{person} opens a buyer's door", async function (this: Scenario, person: Person) {
  await this.attempt(person, accounts.me)
})

Then('{person} is logged in', async function (this: Scenario, person: Person) {
  assert.equal(await isLoggedIn(this, person), true)
})

Then('{person} is not logged in', async function (this: Scenario, person: Person) {
  assert.equal(await isLoggedIn(this, person), false)
})

Then("what {person}'s device still keeps opens nothing", async function (this: Scenario, person: Person) {
  assert.equal(await isLoggedIn(this, person), false)
  await exchange(this, person, passOf(person, -1))
  assert.deepEqual(person.told, { refused: 'UNAUTHENTICATED', errors: [] })
})

When(/^(Ben|the operator) logs in with (?:his|their) browser$/, async function (this: Scenario, name: string) {
  const person = this.person(name)
  person.passes.length = 0
  await logIn(this, person, { transport: 'cookie' })
  assert.ok(person.tokens !== null)
})

Then(
  /^(Ben|the operator)'s pass is kept by (?:his|their) browser, and was shown to no page$/,
  function (this: Scenario, name: string) {
    const { browser, passes } = this.person(name)
    assert.deepEqual([browser.size, passes], [1, []])
  },
)

Then("{person}'s browser keeps no pass", (person: Person) => {
  assert.equal(person.browser.size, 0)
})
