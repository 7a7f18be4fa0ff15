import { longestMessage, messageText } from '../../../domain/requests/message.ts'
import { longestScope, quoteScope } from '../../../domain/requests/quote.ts'
import { changelog } from '../catalogue/listing.contract.ts'
import { members } from '../kernel/codec/members.ts'
import { json } from '../kernel/codec/opaque.ts'
import { instant, money, parsed, uuid } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { request, requestWithBuyer } from './requests.contract.ts'

const tag = 'Custom requests'
const params = members({ id: uuid })
const words = parsed('message', messageText, { minLength: 1, maxLength: longestMessage })
const scope = parsed('scope', quoteScope, { minLength: 1, maxLength: longestScope })

const mine = { method: 'post', tag, access: 'user', params, response: request } as const
const anyones = { method: 'post', tag, access: 'manager', params, response: requestWithBuyer } as const

export const acceptRequest = contract({
  ...mine,
  id: 'acceptRequest',
  path: '/api/custom-requests/:id/accept',
  summary: 'Take the quote, so that it can be paid',
  body: members({ quoteId: uuid }),
})

export const rejectRequest = contract({
  ...mine,
  id: 'rejectRequest',
  path: '/api/custom-requests/:id/reject',
  summary: 'Turn the quote down',
  body: members({}, { reason: words }),
})

export const cancelMyRequest = contract({
  ...mine,
  id: 'cancelMyRequest',
  path: '/api/custom-requests/:id/cancel',
  summary: 'Take back a request that is not paid yet',
  body: members({}, { reason: words }),
})

export const writeMessage = contract({
  ...mine,
  id: 'writeMessage',
  path: '/api/custom-requests/:id/messages',
  summary: 'Write to the shop about a request',
  body: members({ text: words }),
  success: [201],
  idempotent: true,
})

export const requestRevision = contract({
  ...mine,
  id: 'requestRevision',
  path: '/api/custom-requests/:id/request-revision',
  summary: 'Say what is to be changed in what was delivered',
  body: members({ text: words }),
})

export const closeMyRequest = contract({
  ...mine,
  id: 'closeMyRequest',
  path: '/api/custom-requests/:id/close',
  summary: 'Say that what was delivered is right',
})

export const adminQuoteRequest = contract({
  ...anyones,
  id: 'adminQuoteRequest',
  path: '/api/admin/custom-requests/:id/quote',
  summary: 'Say what would be made, for how much, and until when that holds',
  body: members({ price: money, scope, validUntil: instant }),
})

export const adminDeclineRequest = contract({
  ...anyones,
  id: 'adminDeclineRequest',
  path: '/api/admin/custom-requests/:id/decline',
  summary: 'Do not make what is asked for',
  body: members({ reason: words }),
})

export const adminDeliverRequest = contract({
  ...anyones,
  id: 'adminDeliverRequest',
  path: '/api/admin/custom-requests/:id/deliver',
  summary: 'Deliver what was paid for, or the revision that was asked for',
  size: 'workflow',
  multipart: true,
  idempotent: true,
  body: members({ document: json }, { changelog }),
})

export const adminWriteMessage = contract({
  ...anyones,
  id: 'adminWriteMessage',
  path: '/api/admin/custom-requests/:id/messages',
  summary: 'Write to who asked',
  body: members({ text: words }),
  success: [201],
  idempotent: true,
})
