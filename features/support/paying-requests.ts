import { myRequest } from '../../src/adapters/http/requests/requests.contract.ts'
import { initialize } from '../../src/adapters/http/sales/payment.contract.ts'
import { noteBegun, pay } from './buying.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'

const nobodysQuote = '01890000-0000-7000-8000-000000000000'

/** The quote that a buyer was made last. */
export const quoteOf = async (scenario: Scenario, buyer: Person, title: string): Promise<string> => {
  const params = { id: scenario.request(buyer, title) }
  return (await scenario.succeed(buyer, myRequest, { params })).quote?.id ?? nobodysQuote
}

/** Someone goes to pay what was quoted to them, or to somebody else. */
export const goToPay = async (scenario: Scenario, person: Person, asker: Person, title: string): Promise<void> => {
  const quoteId = await quoteOf(scenario, asker, title)
  noteBegun(scenario, person, title, await scenario.attempt(person, initialize, { body: { quoteId } }))
}

/** Someone pays what was quoted to them, from beginning to end. */
export const payFor = async (scenario: Scenario, person: Person, title: string): Promise<void> => {
  await goToPay(scenario, person, person, title)
  await pay(person)
}
