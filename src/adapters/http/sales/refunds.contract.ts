import { members } from '../kernel/codec/members.ts'
import { money, text, uuid, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

export const refundStatus = word('requested', 'pending', 'processing', 'needs_attention', 'processed', 'failed')

const longestReason = 500

export const refundSale = contract({
  id: 'refundSale',
  method: 'post',
  path: '/api/admin/sales/:id/refunds',
  summary: 'Give back a sale, or a part of it; without `amount`, all that is left of what was paid',
  tag: 'Operators',
  access: 'support',
  idempotent: true,
  params: members({ id: uuid }),
  body: members({ reason: text(1, longestReason) }, { amount: money }),
  response: members({ refundId: uuid, status: refundStatus }),
  success: [202],
})
