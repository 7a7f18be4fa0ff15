import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { eraseMe } from '../../src/adapters/http/accounts/accounts.contract.ts'
import { eraseUser } from '../../src/adapters/http/accounts/standing.contract.ts'
import { adminSales } from '../../src/adapters/http/insight/sales.contract.ts'
import { adminUsers } from '../../src/adapters/http/insight/users.contract.ts'
import { adminRequests } from '../../src/adapters/http/requests/requests.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'
const wrongly = { password: 'not the right one at all' }

const eraseOneself = async (scenario: Scenario, person: Person, password = person.password): Promise<void> => {
  await scenario.attempt(person, eraseMe, { body: { password } })
  await driver.settle()
}

When('{person} erases/erased her account', async function (this: Scenario, person: Person) {
  await eraseOneself(this, person)
})

When('{person} erases her account with a wrong password', async function (this: Scenario, person: Person) {
  await eraseOneself(this, person, wrongly.password)
})

When(
  '{person} erases her account with a wrong password {int} times',
  async function (this: Scenario, person: Person, times: number) {
    for (let time = 0; time < times; time += 1) await this.attempt(person, eraseMe, { body: wrongly })
  },
)

/** Whom an operator found before they were erased; an erased account has nothing to find it by. */
const found = new WeakMap<Person, string>()

const idOf = async (scenario: Scenario, buyer: Person): Promise<string> => {
  const operator = await atTheShop(scenario, scenario.person('the operator'))
  const { items } = await scenario.succeed(operator, adminUsers, { query: { q: buyer.email } })
  const id = items[0]?.id ?? found.get(buyer) ?? assert.fail(`nobody has ${buyer.email}`)
  found.set(buyer, id)
  return id
}

When('{person} erases {person}', async function (this: Scenario, person: Person, buyer: Person) {
  await this.attempt(person, eraseUser, { params: { id: await idOf(this, buyer) } })
  await driver.settle()
})

When('{person} erases {person} once more', async function (this: Scenario, operator: Person, buyer: Person) {
  await this.succeed(operator, eraseUser, { params: { id: await idOf(this, buyer) } })
})

When('{person} erases somebody who is not there', async function (this: Scenario, person: Person) {
  await this.attempt(await atTheShop(this, person), eraseUser, { params: { id: nobodysId } })
})

Then(
  '{person} finds nobody with the name or e-mail address of {person}',
  async function (this: Scenario, operator: Person, { name, email }: Person) {
    for (const q of [name, email]) {
      assert.deepEqual((await this.succeed(operator, adminUsers, { query: { q } })).items, [])
      assert.deepEqual((await this.succeed(operator, adminSales, { query: { q } })).items, [])
    }
  },
)

Then('{person} sees {int} sale(s), and not to whom', async function (this: Scenario, operator: Person, count: number) {
  const { items } = await this.succeed(operator, adminSales)
  assert.deepEqual(
    items.map(({ user, status }) => [user.email, status]),
    Array.from({ length: count }, () => ['', 'paid']),
  )
})

Then(
  '{person} finds that a request was taken back, and not what was asked for',
  async function (this: Scenario, operator: Person) {
    const { items } = await this.succeed(operator, adminRequests)
    assert.deepEqual(
      items.map(({ title, description, user, status }) => ({ title, description, email: user.email, status })),
      [{ title: '', description: '', email: '', status: 'cancelled' }],
    )
  },
)
