import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { instant, integer, nullable, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const tag = 'Operators'
const status = word('received', 'processed', 'ignored', 'dead')
const count = integer(0, Number.MAX_SAFE_INTEGER)

export const adminWebhooks = list({
  id: 'adminWebhooks',
  method: 'get',
  path: '/api/admin/webhooks',
  summary: 'What Paystack sent, newest first, and what became of it',
  tag,
  access: 'manager',
  filters: { status },
  item: members({
    id: uuid,
    provider: t.string,
    event: t.string,
    reference: nullable(t.string),
    status,
    outcome: nullable(t.string),
    lastError: nullable(t.string),
    arrivals: count,
    attempts: count,
    receivedAt: instant,
    lastReceivedAt: instant,
  }),
})

export const adminReplayWebhook = contract({
  id: 'adminReplayWebhook',
  method: 'post',
  path: '/api/admin/webhooks/:id/replay',
  summary: 'Have a notice worked on once more',
  tag,
  access: 'owner',
  params: members({ id: uuid }),
  success: [202],
})
