import { getCustomRequest } from '../../../application/requests/get-custom-request.ts'
import { getCustomRequestAsAdmin } from '../../../application/requests/get-custom-request-as-admin.ts'
import { listCustomRequests } from '../../../application/requests/list-custom-requests.ts'
import { listCustomRequestsAsAdmin } from '../../../application/requests/list-custom-requests-as-admin.ts'
import { submitCustomRequest } from '../../../application/requests/submit-custom-request.ts'
import { type Route, reply, route } from '../kernel/route.ts'
import * as contract from './requests.contract.ts'

const everyRequest = (address: typeof contract.adminCustomRequests | typeof contract.adminRequests): Route =>
  route(address, listCustomRequestsAsAdmin, {
    toInput: ({ query, page }) => ({ status: query.status ?? null, page }),
    toResponse: (page) => reply(page),
  })

export const requestsRoutes = [
  route(contract.submitRequest, submitCustomRequest, {
    toInput: ({ body: { title, description, integrations = [], budget = null, deadline = null } }, { userId }) => ({
      userId,
      brief: { title, description, integrations, budget, deadline },
    }),
    toResponse: (request) => reply(request),
  }),
  route(contract.myRequests, listCustomRequests, {
    toInput: ({ page }, { userId }) => ({ userId, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.myRequest, getCustomRequest, {
    toInput: ({ params: { id } }, { userId }) => ({ userId, id }),
    toResponse: (request) => reply(request),
  }),
  everyRequest(contract.adminCustomRequests),
  everyRequest(contract.adminRequests),
  route(contract.adminCustomRequest, getCustomRequestAsAdmin, {
    toInput: ({ params: { id } }) => ({ id }),
    toResponse: (request) => reply(request),
  }),
]
