import { uuidIds } from '../../../src/adapters/security/crypto.random.ts'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import type { SourceStatus } from '../../../src/domain/delivery/entitlement.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { Transact } from '../../../src/ports/kernel/transact.ts'
import { succeed } from '../../contract/both.ts'
import { aWorkflow, stock } from '../../contract/delivery/stock.ts'
import { someTime } from '../../contract/examples.ts'
import { ask, bearer, type Received } from '../../support/http.ts'
import type { TestShop } from '../../support/shop.ts'
import type { Person } from './people.ts'

/** An id that nothing has. */
export const nothing = '01890000-0000-7000-8000-000000000000'

export const priced = { amount: 250_000, currency: 'NGN' } as const

/** Puts a workflow into the shop: published, free and of one version unless the facts say otherwise. */
export const stockedItem = ({ shop: { resolve } }: TestShop, facts: Partial<Workflow> = {}): Promise<Workflow> =>
  stock({ of: resolve, transact: resolve(Transact) }, aWorkflow({ ids: uuidIds }, facts))

/** Gives someone a right to an item, as if they had bought it. */
export const given = async (
  { shop: { resolve } }: TestShop,
  person: Person,
  { id: workflowId }: Pick<Workflow, 'id'>,
  status: SourceStatus = 'good',
): Promise<void> => {
  const source = { id: uuidIds.next(), kind: 'sale', originId: uuidIds.next(), status, createdAt: someTime } as const
  const entitlement = { id: uuidIds.next(), userId: person.id, workflowId, grantedAt: someTime, sources: [source] }
  await succeed(resolve(Transact)((tx) => resolve(Entitlements).save(tx)(entitlement)))
}

export const getAs = ({ url }: TestShop, { accessToken }: Person, path: string): Promise<Received> =>
  ask(url, path, { headers: bearer(accessToken) })

export const claimAs = ({ url }: TestShop, { accessToken }: Person, id: string): Promise<Received> =>
  ask(url, `/api/workflows/${id}/claim`, { method: 'POST', headers: bearer(accessToken) })

export const downloadAs = (shop: TestShop, person: Person, id: string, query = ''): Promise<Received> =>
  getAs(shop, person, `/api/workflows/${id}/download${query}`)

export const told = ({ status, json }: Received): readonly [number, string] => [status, json.code]
