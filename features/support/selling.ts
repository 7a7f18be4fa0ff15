import { uploadWorkflow } from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { listWorkflows } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import type { Money } from '../../src/domain/kernel/money.ts'
import { atTheShop } from './people.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { type Service, workflowNamed } from './workflows.ts'

/** How an upload differs from the usual one: a workflow of its own, published, with the right to sell it. */
export type Upload = Readonly<{ price?: Money; draft?: boolean; document?: unknown; rightsHeld?: boolean }>

const usualPrice: Money = { amount: 500_000, currency: 'NGN' }

/** Someone uploads a workflow; what they are told stays with them. */
export const upload = async (
  scenario: Scenario,
  person: Person,
  title: string,
  { price = usualPrice, draft = false, document = workflowNamed(title), rightsHeld = true }: Upload = {},
): Promise<void> => {
  const body = { title, summary: `${title}, in short`, price, document, rightsHeld, publish: !draft }
  const outcome = await scenario.attempt(person, uploadWorkflow, { body })
  if ('done' in outcome) scenario.remember(title, { id: outcome.done.workflowId, slug: outcome.done.slug })
}

/** The shop sells a workflow, for the operator has put it there. */
export const sell = async (scenario: Scenario, title: string, price: Money, service?: Service): Promise<void> => {
  const operator = await atTheShop(scenario, scenario.person('the operator'))
  await upload(scenario, operator, title, { price, document: workflowNamed(title, service) })
  if (operator.told === null || 'refused' in operator.told)
    throw new Error(`the shop cannot sell ${title}: ${JSON.stringify(operator.told)}`)
}

/** All that someone finds in the shop, page by page. */
export const look = async (scenario: Scenario, person: Person, query: Asking<typeof listWorkflows>['query'] = {}) => {
  const first = await scenario.succeed(person, listWorkflows, { query })
  const found = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const next = await scenario.succeed(person, listWorkflows, { query: { ...query, cursor } })
    found.push(...next.items)
    cursor = next.nextCursor
  }
  return found
}
