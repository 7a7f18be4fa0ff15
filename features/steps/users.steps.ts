import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { adminUser, adminUsers } from '../../src/adapters/http/insight/users.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

const find = async (
  scenario: Scenario,
  person: Person,
  query: Asking<typeof adminUsers>['query'] = {},
): Promise<void> => {
  const outcome = await scenario.attempt(await atTheShop(scenario, person), adminUsers, { query })
  scenario.seen = 'done' in outcome ? outcome.done.items.map(({ name }) => name) : []
}

When('{person} looks at the users', async function (this: Scenario, person: Person) {
  await find(this, person)
})

for (const status of ['suspended', 'unverified'] as const)
  When(`{person} looks at the ${status} users`, async function (this: Scenario, person: Person) {
    await find(this, person, { status })
  })

When('{person} looks for {string} among the users', async function (this: Scenario, person: Person, q: string) {
  await find(this, person, { q })
})

When(
  "{person} looks for {person}'s e-mail address among the users",
  async function (this: Scenario, person: Person, { email }: Person) {
    await find(this, person, { q: email })
  },
)

Then('{person} finds {titles}', function (this: Scenario, person: Person, names: ReadonlyArray<string>) {
  assert.ok(person.told !== null && 'done' in person.told, 'nothing was refused')
  assert.deepEqual(this.seen, names)
})

Then(
  '{person} sees that {person} has bought {int} workflow(s)',
  async function (this: Scenario, operator: Person, buyer: Person, count: number) {
    const { items } = await this.succeed(await atTheShop(this, operator), adminUsers, { query: { q: buyer.email } })
    assert.deepEqual(
      items.map(({ purchases }) => purchases),
      [count],
    )
    for (const user of items) {
      const {
        sales,
        entitlements,
        requests: _,
        ...rest
      } = await this.succeed(operator, adminUser, {
        params: { id: user.id },
      })
      assert.deepEqual(rest, user)
      assert.deepEqual([sales.length, entitlements.length], [count, count])
    }
  },
)

Then("{person} sees nothing of anyone's password", ({ told }: Person) => {
  assert.ok(told !== null && 'done' in told)
  assert.doesNotMatch(JSON.stringify(told), /password|argon2|hash/i)
})
