import * as t from 'io-ts'
import {
  integrationSlug,
  longestDescription,
  longestSlug,
  longestTitle,
  mostIntegrations,
  requestDescription,
  requestTitle,
} from '../../../domain/requests/brief.ts'
import { requestStatuses } from '../../../domain/requests/custom-request.ts'
import { members } from '../kernel/codec/members.ts'
import { instant, listOf, money, nullable, parsed, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const title = parsed('title', requestTitle, { minLength: 1, maxLength: longestTitle })
const description = parsed('description', requestDescription, { minLength: 1, maxLength: longestDescription })
const integration = parsed('integration', integrationSlug, {
  pattern: '^[a-z0-9-]+$',
  minLength: 1,
  maxLength: longestSlug,
})

const status = word(...requestStatuses)

const quote = members({ id: uuid, price: money, scope: t.string, validUntil: instant })
const message = members({ id: uuid, from: word('buyer', 'operator'), text: t.string, at: instant })
const delivery = members({ workflowId: uuid, version: t.string })

const shown = {
  id: uuid,
  title: t.string,
  description: t.string,
  integrations: listOf(t.string, mostIntegrations),
  budget: nullable(money),
  deadline: nullable(instant),
  status,
  quote: nullable(quote),
  messages: listOf(message, 1_000),
  delivery: nullable(delivery),
  createdAt: instant,
  updatedAt: instant,
}

export const request = members(shown)
export const requestWithBuyer = members({ ...shown, user: members({ id: uuid, email: t.string, name: t.string }) })

const tag = 'Custom requests'
const params = members({ id: uuid })

export const submitRequest = contract({
  id: 'submitRequest',
  method: 'post',
  path: '/api/custom-requests',
  summary: 'Ask for a workflow that does not exist yet',
  tag,
  access: 'user',
  body: members(
    { title, description },
    { integrations: listOf(integration, mostIntegrations), budget: money, deadline: instant },
  ),
  response: request,
  success: [201],
  idempotent: true,
})

export const myRequests = list({
  id: 'myRequests',
  method: 'get',
  path: '/api/custom-requests',
  summary: 'My custom requests, newest first',
  tag,
  access: 'user',
  item: request,
})

export const myRequest = contract({
  id: 'myRequest',
  method: 'get',
  path: '/api/custom-requests/:id',
  summary: 'One of my custom requests',
  tag,
  access: 'user',
  params,
  response: request,
})

const everyRequest = {
  method: 'get',
  summary: 'Custom requests of all buyers, newest first',
  tag,
  access: 'analyst',
  filters: { status },
  item: requestWithBuyer,
} as const

export const adminCustomRequests = list({
  id: 'adminCustomRequests',
  path: '/api/admin/custom-requests',
  ...everyRequest,
})

/** The same list under its other address. */
export const adminRequests = list({ id: 'adminRequests', path: '/api/admin/requests', ...everyRequest })

export const adminCustomRequest = contract({
  id: 'adminCustomRequest',
  method: 'get',
  path: '/api/admin/custom-requests/:id',
  summary: "One buyer's custom request",
  tag,
  access: 'analyst',
  params,
  response: requestWithBuyer,
})
