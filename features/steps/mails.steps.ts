import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import {
  changeNotifications,
  myNotifications,
  unsubscribe,
  unsubscribePage,
} from '../../src/adapters/http/notifications/notifications.contract.ts'
import type { ReceivedMail } from '../support/mail/mailbox.ts'
import { hasCode } from '../support/mail/secrets.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import { commanding } from '../support/risky.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import { uploadVersion } from '../support/versions.ts'

/** The mails that someone has not read yet, oldest first, beside the code that everyone gets who makes an account. */
const mailsOf = async ({ email, mailsRead }: Person): Promise<ReadonlyArray<ReceivedMail>> => {
  await driver.settle()
  return (await driver.mailbox.of(email)).filter((mail) => !hasCode(mail)).slice(mailsRead)
}

Given('{person} has read her/his mails', async (person: Person) => {
  person.mailsRead += (await mailsOf(person)).length
})

const lastMailOf = async (person: Person): Promise<ReceivedMail> =>
  (await mailsOf(person)).at(-1) ?? assert.fail(`${person.name} has no mail`)

When(
  '{person} releases version {version} of {string}, which is {string}',
  async function (this: Scenario, person: Person, version: string, title: string, changelog: string) {
    await uploadVersion(this, person, title, { version, changelog, release: true })
  },
)

When(
  '{person} releases version {version} of {string}, which runs a command',
  async function (this: Scenario, person: Person, version: string, title: string) {
    await uploadVersion(this, person, title, { version, release: true, document: commanding(title) })
  },
)

Then(
  '{person} got {int} mail(s) about version {version} of {string}',
  async (person: Person, count: number, version: string, title: string) => {
    const about = (await mailsOf(person)).filter(({ subject }) => subject === `${title}: version ${version} is out`)
    assert.equal(about.length, count)
  },
)

Then('{person} got {int} mail(s)', async (person: Person, count: number) => {
  const mails = await mailsOf(person)
  assert.equal(mails.length, count)
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, count)
})

Then('{person} got no mail', async (person: Person) => {
  assert.deepEqual(await mailsOf(person), [])
})

const saying = async (person: Person, words: string) =>
  (await mailsOf(person)).filter(({ subject, text }) => subject.includes(words) || text.includes(words))

Then('{person} got {int} mail(s) that says/say {string}', async (person: Person, count: number, words: string) => {
  assert.equal((await saying(person, words)).length, count)
})

Then('{person} got no mail that says {string}', async (person: Person, words: string) => {
  assert.deepEqual(await saying(person, words), [])
})

Then("{person}'s mail says {string}", async (person: Person, words: string) => {
  const { text, html } = await lastMailOf(person)
  assert.ok(text.includes(words), text)
  assert.ok(html.includes(words), html)
})

Then("{person}'s mail leads to her library", async (person: Person) => {
  assert.match((await lastMailOf(person)).text, /Your library: https?:\/\/\S+\/library\n/)
})

const prefer = async (scenario: Scenario, person: Person, updates: boolean): Promise<void> => {
  await scenario.succeed(await atTheShop(scenario, person), changeNotifications, { body: { updates } })
}

Given('{person} does not want mails about updates', async function (this: Scenario, person: Person) {
  // What was on its way before is there.
  await driver.settle()
  await prefer(this, person, false)
})

When('{person} wants mails about updates', async function (this: Scenario, person: Person) {
  await prefer(this, person, true)
})

/** The token at the end of the address that one click goes to; the one in the text is the same. */
const tokenIn = ({ unsubscribeUrl, text }: ReceivedMail): string => {
  assert.ok(unsubscribeUrl !== null && text.includes(unsubscribeUrl))
  return unsubscribeUrl.split('/').at(-1) ?? ''
}

When('{person} ends such mails by the link in her mail', async function (this: Scenario, person: Person) {
  const token = tokenIn(await lastMailOf(person))
  await this.succeed(this.person('a visitor'), unsubscribe, { params: { token } })
})

When("the link to end such mails in {person}'s mail is opened", async function (this: Scenario, person: Person) {
  const token = tokenIn(await lastMailOf(person))
  await this.succeed(this.person('a visitor'), unsubscribePage, { params: { token } })
})

When('{person} ends mails by a link that nobody was sent', async function (this: Scenario, person: Person) {
  await this.attempt(person, unsubscribe, { params: { token: 'AAAAAAAAAAAAAAAAAAAAAA' } })
})

const wantsUpdates = async (scenario: Scenario, person: Person): Promise<boolean> =>
  (await scenario.succeed(person, myNotifications)).updates

Then('{person} gets no mails about updates', async function (this: Scenario, person: Person) {
  assert.equal(await wantsUpdates(this, person), false)
})

Then('{person} gets mails about updates', async function (this: Scenario, person: Person) {
  assert.equal(await wantsUpdates(this, person), true)
})

Given('the mail server is down', () => driver.mailbox.breakDown())

Given('the mail server refuses {person}', ({ email }: Person) => driver.mailbox.shutOut(email))

When('the mail server works again', async () => {
  // Whatever was tried meanwhile was tried in vain.
  await driver.settle()
  driver.mailbox.putRight()
})
