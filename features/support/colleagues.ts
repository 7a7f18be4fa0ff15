import * as admins from '../../src/adapters/http/accounts/admins.contract.ts'
import * as operators from '../../src/adapters/http/accounts/operators.contract.ts'
import type { Role } from '../../src/domain/accounts/admin.ts'
import { invitationIn, isInvitation } from './mail/secrets.ts'
import { atTheShop } from './people.ts'
import { hold, type Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { driver } from './through.ts'

/** The shop's first owner, at work. */
export const firstOwner = (scenario: Scenario): Promise<Person> => atTheShop(scenario, scenario.person('the operator'))

export const idOfColleague = async (scenario: Scenario, { email }: Person): Promise<string> => {
  const all = await scenario.attempt(await firstOwner(scenario), operators.operators)
  // The first owner may be none any more; then who asks is another.
  const { items } = 'done' in all ? all.done : await scenario.succeed(scenario.person('Ben'), operators.operators)
  const found = items.find((each) => each.email === email)
  if (found === undefined) throw new Error(`nobody with ${email} works here`)
  return found.id
}

/** Somebody signs in at the operators' door, with their own entries but for `entries`. */
export const signIn = async (
  scenario: Scenario,
  person: Person,
  entries: Readonly<{ password?: string; otp?: string }> = {},
): Promise<void> => {
  const { email, password } = person
  const outcome = await scenario.attempt(person, admins.adminLogin, { body: { email, password, ...entries } })
  if ('done' in outcome) hold(person, outcome.done, driver.now())
}

/** Makes somebody a person of the shop, with a password of their own, and signs them in. */
export const employ = async (scenario: Scenario, person: Person, role: Role): Promise<void> => {
  const { email, name, password } = person
  await scenario.succeed(await firstOwner(scenario), operators.addOperator, { body: { email, name, role, password } })
  await signIn(scenario, person)
}

const invitationsOf = async ({ email }: Person) => {
  await driver.settle()
  return (await driver.mailbox.of(email)).filter(isInvitation)
}

export const countedInvitations = async (person: Person): Promise<number> =>
  new Set((await invitationsOf(person)).map(({ messageId }) => messageId)).size

/** Somebody uses an invitation, their own or not: the last, or the one at this place. */
export const accept = async (
  scenario: Scenario,
  person: Person,
  { to = person, at = -1, password = person.password }: Readonly<{ to?: Person; at?: number; password?: string }> = {},
): Promise<void> => {
  const token = invitationIn((await invitationsOf(to)).at(at))
  const body = { token, password, name: person.name }
  const outcome = await scenario.attempt(person, operators.acceptInvitation, { body })
  if ('done' in outcome) hold(person, outcome.done, driver.now())
}
