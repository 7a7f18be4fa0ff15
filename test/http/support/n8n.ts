import { ask, bearer, type Received } from '../../support/http.ts'
import type { TestShop } from '../../support/shop.ts'
import type { Person } from './people.ts'

/** What an n8n asks, from the page of its own editor. */
export const n8nAsks = ({ url }: TestShop, path: string, more: Parameters<typeof ask>[2] = {}): Promise<Received> =>
  ask(url, path, { ...more, headers: { Origin: 'http://localhost:5678', 'n8n-version': '2.1.0', ...more.headers } })

/** The path of an address of a buyer's own, which is told anew; without a slash at its end, as n8n joins paths to it. */
export const connected = async ({ url }: TestShop, { accessToken }: Person): Promise<string> => {
  const answer = await ask(url, '/api/me/n8n-token', { method: 'POST', headers: bearer(accessToken) })
  if (answer.status !== 201) throw new Error(`no address was given: ${answer.text}`)
  return new URL(answer.json.url).pathname.replace(/\/$/, '')
}

/** The names of the templates at an address, which are all on one page. */
export const namesAt = async (shop: TestShop, path: string): Promise<ReadonlyArray<string>> => {
  const { status, json } = await n8nAsks(shop, path)
  if (status !== 200 || json.totalWorkflows !== json.workflows.length)
    throw new Error(`this is not all: ${status} ${JSON.stringify(json).slice(0, 300)}`)
  return json.workflows.map(({ name }: Readonly<{ name: string }>) => name)
}

/** The number of a template by its name. */
export const numberOf = async (shop: TestShop, base: string, title: string): Promise<number> =>
  (await n8nAsks(shop, `${base}/templates/search?search=&page=1&limit=20`)).json.workflows.find(
    ({ name }: Readonly<{ name: string }>) => name === title,
  )?.id
