import assert from 'node:assert/strict'
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber'
import * as admins from '../../src/adapters/http/accounts/admins.contract.ts'
import * as operators from '../../src/adapters/http/accounts/operators.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import { accept, countedInvitations, employ, firstOwner, idOfColleague, signIn } from '../support/colleagues.ts'
import { phoneOf } from '../support/devices.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'

type Role = NonNullable<Asking<typeof operators.addOperator>['body']>['role']
type Changes = NonNullable<Asking<typeof operators.changeOperator>['body']>

defineParameterType({ name: 'role', regexp: /analyst|support|manager|owner/, transformer: (role: string) => role })

const invite = (scenario: Scenario, by: Person, { email, name }: Person, role: Role) =>
  scenario.attempt(by, operators.addOperator, { body: { email, name, role } })

const change = async (scenario: Scenario, by: Person, colleague: Person, body: Changes) => {
  const id = await idOfColleague(scenario, colleague)
  return scenario.attempt(by, operators.changeOperator, { params: { id }, body })
}

When('{person} invites {person} as {role}', async function (this: Scenario, by: Person, person: Person, role: Role) {
  await invite(this, by, person, role)
})

Given('{person} invited {person} as {role}', async function (this: Scenario, by: Person, person: Person, role: Role) {
  assert.ok('done' in (await invite(this, by, person, role)))
})

Then('{person} got {int} invitation(s)', async (person: Person, count: number) => {
  assert.equal(await countedInvitations(person), count)
})

When('{person} accepts the invitation', async function (this: Scenario, person: Person) {
  await accept(this, person)
})

Given('{person} accepted the invitation', async function (this: Scenario, person: Person) {
  await accept(this, person)
  assert.ok(person.told !== null && 'done' in person.told)
})

When('{person} accepts the first invitation', async function (this: Scenario, person: Person) {
  await accept(this, person, { at: 0 })
})

When("{person} accepts {person}'s invitation", async function (this: Scenario, thief: Person, to: Person) {
  await accept(this, thief, { to })
})

When(
  '{person} accepts the invitation with the password {string}',
  async function (this: Scenario, person: Person, password: string) {
    await accept(this, person, { password })
  },
)

Given('{person} works here as {role}', async function (this: Scenario, person: Person, role: Role) {
  // Said after something happened, it is to be seen; said before anything did, it is to be so.
  if (person.tokens === null) await employ(this, person, role)
  const me = await this.succeed(person, admins.adminMe)
  assert.deepEqual([me.role, me.status], [role, 'active'])
})

Then(
  '{person} finds {person} {word} as {role}',
  async function (this: Scenario, owner: Person, person: Person, status: string, role: Role) {
    const found = await this.succeed(owner, operators.operator, { params: { id: await idOfColleague(this, person) } })
    assert.deepEqual([found.status, found.role, found.name], [status, role, person.name])
  },
)

When("{person} signs in at the operators' door", async function (this: Scenario, person: Person) {
  await signIn(this, person)
})

Then("{person} can sign in at the operators' door", async function (this: Scenario, person: Person) {
  await signIn(this, person)
  assert.ok(person.told !== null && 'done' in person.told)
})

Given("{person} signed in at the operators' door on another device", async function (this: Scenario, person: Person) {
  await signIn(this, phoneOf(person))
  assert.ok(phoneOf(person).tokens !== null)
})

Then(
  "what {person}'s other device still keeps opens nothing at the operators' door",
  async function (this: Scenario, person: Person) {
    const device = phoneOf(person)
    const refused = { refused: 'UNAUTHENTICATED', errors: [] }
    assert.deepEqual(await this.attempt(device, admins.adminMe), refused)
    const body = { refreshToken: device.passes.at(-1) ?? '' }
    assert.deepEqual(await this.attempt(device, admins.adminRefresh, { body }), refused)
  },
)

When('{person} looks at his account as an operator', async function (this: Scenario, person: Person) {
  await this.attempt(person, admins.adminMe)
})

When('{person} makes {person} {role}', async function (this: Scenario, by: Person, person: Person, role: Role) {
  await change(this, by, person, { role })
})

When(
  /^(Ben|the operator) makes (?:himself|themselves) an? (analyst|manager|owner)$/,
  async function (this: Scenario, name: string, role: Role) {
    await change(this, this.person(name), this.person(name), { role })
  },
)

When('{person} shuts {person} out', async function (this: Scenario, by: Person, person: Person) {
  await change(this, by, person, { status: 'disabled' })
})

When('{person} shuts themselves out', async function (this: Scenario, person: Person) {
  await change(this, person, person, { status: 'disabled' })
})

When('{person} lets {person} work here again', async function (this: Scenario, by: Person, person: Person) {
  await change(this, by, person, { status: 'active' })
})

When(
  '{person} and {person} make each other analysts at the same time',
  async function (this: Scenario, one: Person, other: Person) {
    const ids = [await idOfColleague(this, one), await idOfColleague(this, other)] as const
    const body = { role: 'analyst' } as const
    this.outcomes = await Promise.all([
      this.attempt(one, operators.changeOperator, { params: { id: ids[1] }, body }),
      this.attempt(other, operators.changeOperator, { params: { id: ids[0] }, body }),
    ])
  },
)

Then('one of the two is an owner', async function (this: Scenario) {
  const roles = await Promise.all(
    [this.person('Ben'), await firstOwner(this)].map(async (each) => (await this.succeed(each, admins.adminMe)).role),
  )
  assert.deepEqual(roles.toSorted(), ['analyst', 'owner'])
  const refusals = this.outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []))
  // Who comes so late that they are no owner any more is told that.
  assert.ok(refusals.length === 1 && ['LAST_OWNER', 'FORBIDDEN'].includes(refusals[0] ?? ''), refusals.join(', '))
})

When(
  '{person} changes his password as an operator to {string}',
  async function (this: Scenario, person: Person, password: string) {
    const body = { currentPassword: person.password, password }
    await this.succeed(person, operators.changeAdminPassword, { body })
  },
)

When('{person} changes his password as an operator with a wrong one', async function (this: Scenario, person: Person) {
  const body = { currentPassword: 'not the right one at all', password: 'a heron on one leg' }
  await this.attempt(person, operators.changeAdminPassword, { body })
})
