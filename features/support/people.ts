import * as accounts from '../../src/adapters/http/accounts/accounts.contract.ts'
import * as admins from '../../src/adapters/http/accounts/admins.contract.ts'
import { hold, type Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { driver } from './through.ts'

type Entries = Readonly<Partial<Pick<Person, 'email' | 'password' | 'name'> & { transport: 'cookie' }>>

/** Someone makes an account, with their own entries but for `entries`. */
export const register = async (scenario: Scenario, person: Person, entries: Entries = {}): Promise<void> => {
  const { email, password, name } = person
  const outcome = await scenario.attempt(person, accounts.register, { body: { email, password, name, ...entries } })
  if ('done' in outcome) hold(person, outcome.done, driver.now())
}

/** Someone logs in at their door, with their own entries but for `entries`. */
export const logIn = async (scenario: Scenario, person: Person, entries: Entries = {}): Promise<void> => {
  const { email, password, runsShop } = person
  const body = { email, password, ...entries }
  const outcome = await (runsShop
    ? scenario.attempt(person, admins.adminLogin, { body })
    : scenario.attempt(person, accounts.login, { body }))
  if ('done' in outcome) hold(person, outcome.done, driver.now())
}

/** Buyers get an account and operators come to work, once in a scenario; a visitor stays one. */
export const atTheShop = async (scenario: Scenario, person: Person): Promise<Person> => {
  if (person.tokens !== null) return person
  await (person.runsShop ? logIn(scenario, person) : register(scenario, person))
  if (person.tokens === null) throw new Error(`${person.name} could not enter: ${JSON.stringify(person.told)}`)
  return person
}

/** Someone exchanges a refresh token, their own or not, for new tokens. */
export const exchange = async (scenario: Scenario, person: Person, refreshToken: string): Promise<void> => {
  const asking = { body: { refreshToken } }
  const outcome = await (person.runsShop
    ? scenario.attempt(person, admins.adminRefresh, asking)
    : scenario.attempt(person, accounts.refresh, asking))
  if ('done' in outcome) hold(person, outcome.done, driver.now())
}

/** Whether the shop takes someone for who they are. */
export const isLoggedIn = async (scenario: Scenario, person: Person): Promise<boolean> =>
  'done' in (await scenario.attempt(person, person.runsShop ? admins.adminMe : accounts.me))
