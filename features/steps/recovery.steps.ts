import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import * as recovery from '../../src/adapters/http/accounts/recovery.contract.ts'
import { phoneOf } from '../support/devices.ts'
import type { ReceivedMail } from '../support/mail/mailbox.ts'
import { codeIn, hasCode, hasWayToNewPassword, tokenIn } from '../support/mail/secrets.ts'
import { logIn } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'

const mailsOf = async (
  { email }: Person,
  isMeant: (mail: ReceivedMail) => boolean,
): Promise<ReadonlyArray<ReceivedMail>> => {
  await driver.settle()
  return (await driver.mailbox.of(email)).filter(isMeant)
}

const counted = async (person: Person, isMeant: (mail: ReceivedMail) => boolean): Promise<number> => {
  const mails = await mailsOf(person, isMeant)
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, mails.length)
  return mails.length
}

Then('{person} got {int} mail(s) with a code', async (person: Person, count: number) => {
  assert.equal(await counted(person, hasCode), count)
})

Then('{person} got no mail with a code', async (person: Person) => {
  assert.equal(await counted(person, hasCode), 0)
})

Then('{person} got {int} mail(s) with a way to a new password', async (person: Person, count: number) => {
  assert.equal(await counted(person, hasWayToNewPassword), count)
})

Then('{person} got no mail with a way to a new password', async (person: Person) => {
  assert.equal(await counted(person, hasWayToNewPassword), 0)
})

const lastCodeOf = async (person: Person): Promise<string> => codeIn((await mailsOf(person, hasCode)).at(-1))

const typed = async (scenario: Scenario, person: Person, code: string): Promise<void> => {
  await scenario.attempt(person, recovery.verifyEmail, { body: { code } })
}

When('{person} types the code from her mail', async function (this: Scenario, person: Person) {
  await typed(this, person, await lastCodeOf(person))
})

When('{person} types the code from her first mail', async function (this: Scenario, person: Person) {
  await typed(this, person, codeIn((await mailsOf(person, hasCode))[0]))
})

When("{person} types the code from {person}'s mail", async function (this: Scenario, thief: Person, owner: Person) {
  await typed(this, thief, await lastCodeOf(owner))
})

When('{person} types the code from her mail on her phone', async function (this: Scenario, person: Person) {
  await typed(this, phoneOf(person), await lastCodeOf(person))
})

Given('{person} typed the code from her mail', async function (this: Scenario, person: Person) {
  await this.succeed(person, recovery.verifyEmail, { body: { code: await lastCodeOf(person) } })
})

When('{person} types a wrong code {int} times', async function (this: Scenario, person: Person, times: number) {
  const right = await lastCodeOf(person)
  const wrong = `${right.slice(0, 5)}${(Number(right.at(-1)) + 1) % 10}`
  for (let time = 0; time < times; time += 1) await typed(this, person, wrong)
})

When('{person} asks for another code', async function (this: Scenario, person: Person) {
  // What was on its way before is there.
  await driver.settle()
  await this.attempt(person, recovery.resendEmailCode)
})

Given('{person} asked for another code', async function (this: Scenario, person: Person) {
  await driver.settle()
  await this.succeed(person, recovery.resendEmailCode)
})

When('{person} asks for another code on her phone', async function (this: Scenario, person: Person) {
  await driver.settle()
  await this.succeed(phoneOf(person), recovery.resendEmailCode)
})

Then('{person} is refused on her phone, because {reason}', (person: Person, reason: string) => {
  const { told } = phoneOf(person)
  assert.ok(told !== null && 'refused' in told)
  assert.equal(told.refused, reason)
})

const forgot = async (scenario: Scenario, person: Person): Promise<void> => {
  await scenario.succeed(person, recovery.forgotPassword, { body: { email: person.email } })
}

When('{person} has forgotten her/his password', async function (this: Scenario, person: Person) {
  await forgot(this, person)
})

Given('{person} forgot her password', async function (this: Scenario, person: Person) {
  await forgot(this, person)
})

Then('{person} is told what {person} would be told', async function (this: Scenario, person: Person, other: Person) {
  const { told } = person
  await forgot(this, other)
  assert.deepEqual(told, other.told)
})

const chosen = async (scenario: Scenario, person: Person, password: string, at: number): Promise<void> => {
  const token = tokenIn((await mailsOf(person, hasWayToNewPassword)).at(at))
  await scenario.attempt(person, recovery.resetPassword, { body: { token, password } })
}

When(
  '{person} chooses the new password {string} by her mail',
  async function (this: Scenario, person: Person, password: string) {
    await chosen(this, person, password, -1)
  },
)

When(
  '{person} chooses the new password {string} by her first mail',
  async function (this: Scenario, person: Person, password: string) {
    await chosen(this, person, password, 0)
  },
)

Given(
  '{person} chose the new password {string} by mail',
  async function (this: Scenario, person: Person, password: string) {
    await forgot(this, person)
    const token = tokenIn((await mailsOf(person, hasWayToNewPassword)).at(-1))
    await this.succeed(person, recovery.resetPassword, { body: { token, password } })
  },
)

When('{person} chooses a new password by a token of their own making', async function (this: Scenario, person: Person) {
  const body = { token: 'A'.repeat(43), password: 'a heron on one leg' }
  await this.attempt(person, recovery.resetPassword, { body })
})

When('{person} logs in with the password {string}', async function (this: Scenario, person: Person, password: string) {
  await logIn(this, person, { password })
})

When('{person} changes her password to {string}', async function (this: Scenario, person: Person, password: string) {
  await this.attempt(person, recovery.changePassword, { body: { currentPassword: person.password, password } })
})

Given('{person} changed her password to {string}', async function (this: Scenario, person: Person, password: string) {
  await this.succeed(person, recovery.changePassword, { body: { currentPassword: person.password, password } })
})

const wrongly = { currentPassword: 'not the right one at all', password: 'a heron on one leg' }

When('{person} changes her password with a wrong one', async function (this: Scenario, person: Person) {
  await this.attempt(person, recovery.changePassword, { body: wrongly })
})

When(
  '{person} changes her password with a wrong one {int} times',
  async function (this: Scenario, person: Person, times: number) {
    for (let time = 0; time < times; time += 1) await this.attempt(person, recovery.changePassword, { body: wrongly })
  },
)
