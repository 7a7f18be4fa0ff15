import assert from 'node:assert/strict'
import { adminUsers } from '../../src/adapters/http/insight/users.contract.ts'
import { atTheShop } from './people.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'

/** A buyer's id, as the operator finds it. */
export const idOfBuyer = async (scenario: Scenario, { email }: Person): Promise<string> => {
  const operator = await atTheShop(scenario, scenario.person('the operator'))
  const { items } = await scenario.succeed(operator, adminUsers, { query: { q: email } })
  return items[0]?.id ?? assert.fail(`nobody has ${email}`)
}
