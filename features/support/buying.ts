import type { ResponseOf } from '../../src/adapters/http/kernel/contract.ts'
import { initialize, verify } from '../../src/adapters/http/sales/payment.contract.ts'
import type { Attempt } from './driver.ts'
import type { Payment } from './paystack/paystack.ts'
import type { Begun, Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { driver } from './through.ts'

/** Keeps a payment that someone has begun, if they have. */
export const noteBegun = (
  scenario: Scenario,
  person: Person,
  title: string,
  outcome: Attempt<ResponseOf<typeof initialize>>,
): void => {
  if ('refused' in outcome) return
  const { reference, authorizationUrl: page = null } = outcome.done
  person.begun.push({ reference, title, page })
  scenario.lastReference = reference
}

/** Someone goes to pay for a workflow; what they are told stays with them, and the payment that was begun. */
export const startToBuy = async (
  scenario: Scenario,
  person: Person,
  title: string,
  couponCode?: string,
): Promise<Attempt<ResponseOf<typeof initialize>>> => {
  const body = { workflowId: scenario.workflow(title).id, ...(couponCode === undefined ? {} : { couponCode }) }
  const outcome = await scenario.attempt(person, initialize, { body })
  noteBegun(scenario, person, title, outcome)
  return outcome
}

/** The payment that someone began last, or one before it. */
export const begunBy = ({ name, begun }: Person, at = -1): Begun => {
  const found = begun.at(at)
  if (found === undefined) throw new Error(`${name} has not begun to pay`)
  return found
}

/** Someone pays on Paystack's page, and whatever comes of it by itself comes. */
export const pay = async (person: Person, payment: Payment = {}, at = -1): Promise<void> => {
  await driver.paystack.pay(begunBy(person, at).reference, payment)
  await driver.settle()
}

/** Someone asks what became of a payment of theirs. */
export const statusOf = async (scenario: Scenario, person: Person, reference: string) =>
  scenario.succeed(person, verify, { params: { reference } })

/** Someone buys a workflow from beginning to end. */
export const buy = async (scenario: Scenario, person: Person, title: string, couponCode?: string): Promise<void> => {
  const outcome = await startToBuy(scenario, person, title, couponCode)
  if ('refused' in outcome) throw new Error(`${person.name} could not begin to buy ${title}: ${outcome.refused}`)
  await pay(person)
  const { status } = await statusOf(scenario, person, outcome.done.reference)
  if (status !== 'paid') throw new Error(`${person.name} paid for ${title}, and the payment is ${status}`)
}
