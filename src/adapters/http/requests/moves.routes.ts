import { deliverRequest } from '../../../application/catalogue/made-to-order/deliver-request.ts'
import { acceptQuote } from '../../../application/requests/accept-quote.ts'
import { askForRevision } from '../../../application/requests/ask-for-revision.ts'
import { cancelRequest } from '../../../application/requests/cancel-request.ts'
import { closeRequest } from '../../../application/requests/close-request.ts'
import { declineRequest } from '../../../application/requests/decline-request.ts'
import { quoteRequest } from '../../../application/requests/quote-request.ts'
import { rejectQuote } from '../../../application/requests/reject-quote.ts'
import { writeToBuyer } from '../../../application/requests/write-to-buyer.ts'
import { writeToShop } from '../../../application/requests/write-to-shop.ts'
import { uploaded } from '../catalogue/uploaded.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './moves.contract.ts'

export const movesRoutes = [
  route(contract.acceptRequest, acceptQuote, {
    toInput: ({ params: { id }, body: { quoteId } }, { userId }) => ({ userId, id, quoteId }),
    toResponse: (request) => reply(request),
  }),
  route(contract.rejectRequest, rejectQuote, {
    toInput: ({ params: { id }, body: { reason = null } }, { userId }) => ({ userId, id, reason }),
    toResponse: (request) => reply(request),
  }),
  route(contract.cancelMyRequest, cancelRequest, {
    toInput: ({ params: { id }, body: { reason = null } }, { userId }) => ({ userId, id, reason }),
    toResponse: (request) => reply(request),
  }),
  route(contract.writeMessage, writeToShop, {
    toInput: ({ params: { id }, body: { text } }, { userId }) => ({ userId, id, text }),
    toResponse: (request) => reply(request),
  }),
  route(contract.requestRevision, askForRevision, {
    toInput: ({ params: { id }, body: { text } }, { userId }) => ({ userId, id, text }),
    toResponse: (request) => reply(request),
  }),
  route(contract.closeMyRequest, closeRequest, {
    toInput: ({ params: { id } }, { userId }) => ({ userId, id }),
    toResponse: (request) => reply(request),
  }),
  route(contract.adminQuoteRequest, quoteRequest, {
    toInput: ({ params: { id }, body }, operator) => ({ id, quoted: body, operator }),
    toResponse: (request) => reply(request),
  }),
  route(contract.adminDeclineRequest, declineRequest, {
    toInput: ({ params: { id }, body: { reason } }, operator) => ({ id, reason, operator }),
    toResponse: (request) => reply(request),
  }),
  route(contract.adminDeliverRequest, deliverRequest, {
    toInput: ({ params: { id }, body, raw }, operator) => ({
      id,
      operator,
      upload: uploaded(body, raw),
      changelog: body.changelog ?? '',
    }),
    toResponse: (request) => reply(request),
  }),
  route(contract.adminWriteMessage, writeToBuyer, {
    toInput: ({ params: { id }, body: { text } }, operator) => ({ id, text, operator }),
    toResponse: (request) => reply(request),
  }),
]
