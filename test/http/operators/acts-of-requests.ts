import { ask, bearer } from '../../support/http.ts'
import { nobodysId } from '../../support/nobody.ts'
import { aBrokenDocument, aDocument } from '../support/catalogue.ts'
import { counter } from '../support/made-to-order.ts'
import { buyer } from '../support/people.ts'
import type { Act, Acts, AtWork } from './at-work.ts'

/** What operators do about custom requests. */
export const actsOfRequests = ({ till, owner }: AtWork): Acts => {
  const { shop } = till
  const submitted = async (): Promise<string> => {
    const headers = bearer((await buyer(shop)).accessToken)
    const body = { title: 'Invoices', description: 'Book them.' }
    return (await ask(shop.url, '/api/custom-requests', { headers, body })).json.id
  }
  const toOne = async (move: string, body: object): Promise<Act> => ({
    done: { path: `/custom-requests/${await submitted()}/${move}`, body },
    refused: { path: `/custom-requests/${nobodysId}/${move}`, body },
  })
  const validUntil = new Date(Date.now() + 86_400_000).toISOString()
  return {
    adminQuoteRequest: () =>
      toOne('quote', { price: { amount: 5_000_000, currency: 'NGN' }, scope: 'All of it.', validUntil }),
    adminDeliverRequest: async () => {
      const { id } = await counter(till, owner).paid(await buyer(shop))
      const path = `/custom-requests/${id}/deliver`
      return {
        done: { path, body: { document: aDocument() } },
        refused: { path, body: { document: aBrokenDocument() } },
      }
    },
    adminDeclineRequest: () => toOne('decline', { reason: 'r' }),
    adminWriteMessage: () => toOne('messages', { text: 'Shall we?' }),
  }
}
