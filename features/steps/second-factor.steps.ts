import assert from 'node:assert/strict'
import { Given, When } from '@cucumber/cucumber'
import * as contract from '../../src/adapters/http/accounts/second-factor.contract.ts'
import { signIn } from '../support/colleagues.ts'
import { codeAt } from '../support/one-time-code.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

type Device = Readonly<{ secret: string; recoveryCodes: ReadonlyArray<string> }>
const devices = new WeakMap<Person, Device>()
const deviceOf = (person: Person): Device => devices.get(person) ?? assert.fail(`${person.name} has no second factor`)

const codeOf = (person: Person, agoMs = 0): string => codeAt(deviceOf(person).secret, driver.now().getTime() - agoMs)
const wrongCode = (person: Person): string => String((Number(codeOf(person)) + 500_000) % 1_000_000).padStart(6, '0')

const begin = async (scenario: Scenario, person: Person): Promise<void> => {
  const { secret, uri } = await scenario.succeed(person, contract.setUpTotp)
  assert.equal(new URL(uri).searchParams.get('secret'), secret)
  devices.set(person, { secret, recoveryCodes: [] })
}

Given('{person} began to set up a second factor', async function (this: Scenario, person: Person) {
  await begin(this, person)
})

When('{person} confirms his second factor with a wrong code', async function (this: Scenario, person: Person) {
  await this.attempt(person, contract.confirmTotp, { body: { otp: wrongCode(person) } })
})

Given('{person} has a second factor', async function (this: Scenario, person: Person) {
  await begin(this, person)
  const { recoveryCodes } = await this.succeed(person, contract.confirmTotp, { body: { otp: codeOf(person) } })
  assert.equal(new Set(recoveryCodes).size, 10)
  devices.set(person, { ...deviceOf(person), recoveryCodes })
})

When('half a minute passes', async () => {
  await driver.advance(30_000)
})

When('{person} signs in with the code of now', async function (this: Scenario, person: Person) {
  await signIn(this, person, { otp: codeOf(person) })
})

When(
  '{person} signs in with the code of {duration} ago',
  async function (this: Scenario, person: Person, agoMs: number) {
    await signIn(this, person, { otp: codeOf(person, agoMs) })
  },
)

When('{person} signs in with a wrong password and the code of now', async function (this: Scenario, person: Person) {
  await signIn(this, person, { password: 'not the right one at all', otp: codeOf(person) })
})

When('{person} signs in with a wrong code {int} times', async function (this: Scenario, person: Person, times: number) {
  for (let time = 0; time < times; time += 1) await signIn(this, person, { otp: wrongCode(person) })
})

When('{person} signs in with his first recovery code', async function (this: Scenario, person: Person) {
  await signIn(this, person, { otp: deviceOf(person).recoveryCodes[0]?.toLowerCase() ?? '' })
})

When('{person} turns his second factor off', async function (this: Scenario, person: Person) {
  await this.succeed(person, contract.disableTotp, { body: { password: person.password } })
})

When('{person} turns his second factor off with a wrong password', async function (this: Scenario, person: Person) {
  await this.attempt(person, contract.disableTotp, { body: { password: 'not the right one at all' } })
})
