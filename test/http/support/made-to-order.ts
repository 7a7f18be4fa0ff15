import { ask, bearer, type Received } from '../../support/http.ts'
import type { Till } from '../payment/till.ts'
import type { Person } from './people.ts'

/** A request of a buyer's whose quote they accepted. */
export type Accepted = Readonly<{ ada: Person; id: string; quoteId: string }>

const week = 7 * 86_400_000

/** The ways to and of a custom request, for a buyer and an operator. */
export const counter = ({ shop, initialize, pay, verify }: Till, operator: Person) => {
  const post = (
    { accessToken }: Person,
    path: string,
    body: object | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Received> =>
    ask(shop.url, path, {
      method: 'POST',
      ...(body === null ? {} : { body }),
      headers: { ...bearer(accessToken), ...headers },
    })
  const get = ({ accessToken }: Person, path: string): Promise<Received> =>
    ask(shop.url, path, { headers: bearer(accessToken) })
  const theirs = (id: string, move: string, body: object, headers = {}) =>
    post(operator, `/api/admin/custom-requests/${id}/${move}`, body, headers)
  const accepted = async (ada: Person, amount = 500_000): Promise<Accepted> => {
    const { id } = (await post(ada, '/api/custom-requests', { title: 'Ada’s invoices', description: 'Book them.' }))
      .json
    const price = { amount, currency: 'NGN' }
    const validUntil = new Date(Date.now() + week).toISOString()
    const quoteId = (await theirs(id, 'quote', { price, scope: 'For Ada: all of it.', validUntil })).json.quote.id
    await post(ada, `/api/custom-requests/${id}/accept`, { quoteId })
    return { ada, id, quoteId }
  }
  const paid = async (ada: Person): Promise<Accepted & Readonly<{ reference: string }>> => {
    const request = await accepted(ada)
    const { reference } = (await initialize(ada, { quoteId: request.quoteId })).json
    await pay(reference)
    const answer = await verify({ person: ada, reference })
    if (answer.json.status !== 'paid') throw new Error(`nothing was paid: ${answer.text}`)
    return { ...request, reference }
  }
  return { post, get, theirs, accepted, paid }
}
