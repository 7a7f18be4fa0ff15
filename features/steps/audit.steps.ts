import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { adminMe } from '../../src/adapters/http/accounts/admins.contract.ts'
import { adminAuditLog } from '../../src/adapters/http/insight/acts.contract.ts'
import { adminUsers } from '../../src/adapters/http/insight/users.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const look = async (scenario: Scenario, person: Person, query: Asking<typeof adminAuditLog>['query'] = {}) => {
  const outcome = await scenario.attempt(person, adminAuditLog, { query })
  const acts = 'done' in outcome ? outcome.done.items : []
  scenario.seen = acts.map(({ action }) => action)
  return acts
}

When('{person} looks at the record of what was done', async function (this: Scenario, person: Person) {
  await look(this, person)
})

When('{person} looks for what {person} did', async function (this: Scenario, owner: Person, other: Person) {
  await look(this, owner, { actor: (await this.succeed(other, adminMe)).id })
})

When('{person} looks for every {string}', async function (this: Scenario, owner: Person, action: string) {
  await look(this, owner, { action })
})

When(
  '{person} looks for what was done about {person}',
  async function (this: Scenario, owner: Person, { email }: Person) {
    const { items } = await this.succeed(owner, adminUsers, { query: { q: email } })
    await look(this, owner, { subject: items[0]?.id ?? assert.fail(`nobody has ${email}`) })
  },
)

When(
  '{person} looks for what was done in the last {duration}',
  async function (this: Scenario, owner: Person, ms: number) {
    await look(this, owner, { from: new Date(driver.now().getTime() - ms) })
  },
)

Then(
  'the last that {person} finds is that {person} did {string}',
  async function (this: Scenario, owner: Person, person: Person, action: string) {
    const { id } = await this.succeed(person, adminMe)
    const [last] = await look(this, owner)
    assert.deepEqual([last?.actor, last?.action], [id, action])
  },
)
