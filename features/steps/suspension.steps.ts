import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import * as accounts from '../../src/adapters/http/accounts/accounts.contract.ts'
import { changeUser } from '../../src/adapters/http/accounts/standing.contract.ts'
import { adminUsers } from '../../src/adapters/http/insight/users.contract.ts'
import { idOfBuyer } from '../support/buyers.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'

const changed = async (
  scenario: Scenario,
  person: Person,
  buyer: Person,
  body: Readonly<{ status: 'suspended' | 'active'; reason: string }>,
): Promise<void> => {
  const id = await idOfBuyer(scenario, buyer)
  await scenario.attempt(person, changeUser, { params: { id }, body })
}

When(
  '{person} suspends {person}, because {string}',
  async function (this: Scenario, person: Person, buyer: Person, reason: string) {
    await changed(this, person, buyer, { status: 'suspended', reason })
  },
)

When(
  '{person} lets {person} back in, because {string}',
  async function (this: Scenario, person: Person, buyer: Person, reason: string) {
    await changed(this, person, buyer, { status: 'active', reason })
  },
)

Given(
  '{person} suspended {person}, because {string}',
  async function (this: Scenario, operator: Person, buyer: Person, reason: string) {
    const params = { id: await idOfBuyer(this, buyer) }
    await this.succeed(operator, changeUser, { params, body: { status: 'suspended', reason } })
  },
)

Given(
  '{person} let {person} back in, because {string}',
  async function (this: Scenario, operator: Person, buyer: Person, reason: string) {
    const params = { id: await idOfBuyer(this, buyer) }
    await this.succeed(operator, changeUser, { params, body: { status: 'active', reason } })
  },
)

When('{person} suspends somebody who is not there', async function (this: Scenario, person: Person) {
  const body = { status: 'suspended', reason: 'nobody knows' } as const
  await this.attempt(person, changeUser, { params: { id: nobodysId }, body })
})

Then(
  '{person} finds {person} among the suspended users',
  async function (this: Scenario, operator: Person, { email }: Person) {
    const { items } = await this.succeed(operator, adminUsers, { query: { status: 'suspended' } })
    assert.ok(items.some((user) => user.email === email))
  },
)

Then('the e-mail address of {person} is not confirmed', async function (this: Scenario, person: Person) {
  assert.equal((await this.succeed(person, accounts.me)).emailVerified, false)
})

Then('the e-mail address of {person} is confirmed', async function (this: Scenario, person: Person) {
  assert.equal((await this.succeed(person, accounts.me)).emailVerified, true)
})
