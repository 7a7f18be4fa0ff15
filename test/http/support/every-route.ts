import type { AnyContract } from '../../../src/adapters/http/kernel/contract.ts'
import { capabilities } from '../../../src/composition/capabilities.ts'
import { ask, bearer, type Received, type Sent } from '../../support/http.ts'
import { testShop } from '../../support/shop.ts'
import { buyer, shopOwner } from './people.ts'

export const contracts: ReadonlyArray<AnyContract> = capabilities.flatMap(({ routes }) =>
  routes.map(({ contract }) => contract),
)
export const named = (list: ReadonlyArray<AnyContract>) => list.map((contract) => [contract.id, contract] as const)
export const pathOf = ({ path }: AnyContract): string => path.replace(/:\w+/g, '01890000-0000-7000-8000-000000000000')

/** Where and how a problem says what is wrong, an issue a line. */
export const codesOf = ({ json }: Received): ReadonlyArray<string> =>
  json.errors.map((issue: { pointer: string; code: string }) => `${issue.pointer} ${issue.code}`)

/** A shop, with somebody who may go to any of its routes. */
export const shopForAll = async () => {
  const shop = await testShop()
  const [ada, owner] = [await buyer(shop), await shopOwner(shop)]
  const headersFor = ({ access }: AnyContract): Readonly<Record<string, string>> => {
    if (access === 'public' || access === 'optional') return {}
    return bearer(access === 'user' ? ada.accessToken : owner.accessToken)
  }
  const to = (contract: AnyContract, sent: Sent, query = ''): Promise<Received> =>
    ask(shop.url, `${pathOf(contract)}${query}`, {
      method: contract.method.toUpperCase(),
      ...sent,
      headers: { ...headersFor(contract), ...sent.headers },
    })
  return { shop, ada, owner, headersFor, to }
}

export type ShopForAll = Awaited<ReturnType<typeof shopForAll>>
