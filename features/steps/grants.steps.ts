import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { grantToUser } from '../../src/adapters/http/delivery/grants.contract.ts'
import { adminUser } from '../../src/adapters/http/insight/users.contract.ts'
import { idOfBuyer } from '../support/buyers.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

When(
  '{person} gives/gave {person} {string}, because {string}',
  async function (this: Scenario, person: Person, buyer: Person, title: string, reason: string) {
    const id = await idOfBuyer(this, buyer)
    const body = { workflowId: this.workflow(title).id, reason }
    await this.attempt(await atTheShop(this, person), grantToUser, { params: { id }, body })
  },
)

Then(
  '{person} sees that {person} was given {string}',
  async function (this: Scenario, person: Person, buyer: Person, title: string) {
    const id = await idOfBuyer(this, buyer)
    const { sales, entitlements } = await this.succeed(await atTheShop(this, person), adminUser, { params: { id } })
    assert.deepEqual(
      [sales, entitlements.map(({ workflow, source, status }) => [workflow.title, source, status])],
      [[], [[title, 'grant', 'active']]],
    )
  },
)
