import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { acceptDispute, contestDispute, disputeEvidence } from '../../src/adapters/http/sales/disputes.contract.ts'
import { begunBy } from '../support/buying.ts'
import { lastDispute } from '../support/going-back.ts'
import type { Resolution } from '../support/paystack/paystack.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import type { Money } from '../support/words.ts'

const resolved = async (buyer: Person, resolution: Resolution): Promise<void> => {
  await driver.paystack.resolveDispute(begunBy(buyer).reference, resolution)
  await driver.settle()
}

When("{person}'s bank claims the payment back", async (buyer: Person) => {
  await driver.paystack.dispute(begunBy(buyer).reference)
  await driver.settle()
})

When("{person}'s bank claims {money} back", async (buyer: Person, { amount }: Money) => {
  await driver.paystack.dispute(begunBy(buyer).reference, amount)
  await driver.settle()
})

When('the bank turns the claim down', async function (this: Scenario) {
  await resolved(this.person('Ada'), 'declined')
})

When('nobody answers the bank in time', async function (this: Scenario) {
  await resolved(this.person('Ada'), 'auto-accepted')
})

When('the bank has waited {duration}', async (ms: number) => {
  await driver.advance(ms)
  await driver.settle()
})

When('{person} gives in', async function (this: Scenario, operator: Person) {
  const { id } = await lastDispute(this, operator)
  await this.attempt(operator, acceptDispute, { params: { id } })
  await driver.settle()
})

When('{person} contests the claim: {string}', async function (this: Scenario, operator: Person, note: string) {
  const { id } = await lastDispute(this, operator)
  await this.succeed(operator, contestDispute, { params: { id }, body: { note } })
  await driver.settle()
})

Then(
  '{person} sees a dispute of {money} that waits for an answer',
  async function (this: Scenario, operator: Person, amount: Money) {
    const dispute = await lastDispute(this, operator)
    assert.deepEqual([dispute.status, dispute.amount], ['awaiting_feedback', amount])
    assert.ok(dispute.dueAt !== null && dispute.dueAt > driver.now())
  },
)

Then('{person} sees that the bank decides now', async function (this: Scenario, operator: Person) {
  assert.equal((await lastDispute(this, operator)).status, 'under_review')
})

Then('{person} sees that the dispute was {word}', async function (this: Scenario, operator: Person, outcome: string) {
  const dispute = await lastDispute(this, operator)
  assert.deepEqual([dispute.status, dispute.outcome], ['resolved', outcome])
})

const evidenceBefore = async (scenario: Scenario, operator: Person): Promise<string> => {
  const someone = await atTheShop(scenario, operator)
  const { id } = await lastDispute(scenario, someone)
  const read = await scenario.succeed(someone, disputeEvidence, { params: { id } })
  return typeof read === 'string' ? read : Buffer.from(read).toString()
}

Then('{person} reads in the evidence: {string}', async function (this: Scenario, operator: Person, text: string) {
  const page = await evidenceBefore(this, operator)
  assert.ok(page.includes(text), page)
})

Then(
  '{person} reads the number(s) of {int} receipt(s) in the evidence',
  async function (this: Scenario, operator: Person, count: number) {
    const [, numbers = ''] = /<dt>Receipt<\/dt><dd>([^<]*)</.exec(await evidenceBefore(this, operator)) ?? []
    assert.match(numbers, new RegExp(`^(R-\\d{6}(, |$)){${count}}$`))
  },
)

Then('Paystack was told: {string}', async function (this: Scenario, text: string) {
  const told = await driver.paystack.evidence(begunBy(this.person('Ada')).reference)
  assert.ok(told.join('\n').includes(text), JSON.stringify(told))
})
