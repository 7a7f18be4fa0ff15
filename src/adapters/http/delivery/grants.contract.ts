import { members } from '../kernel/codec/members.ts'
import { text, uuid } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { entitlement } from './delivery.contract.ts'

export const grantToUser = contract({
  id: 'grantToUser',
  method: 'post',
  path: '/api/admin/users/:id/grants',
  summary: 'Give a buyer a workflow without payment',
  tag: 'Operators',
  access: 'support',
  params: members({ id: uuid }),
  body: members({ workflowId: uuid, reason: text(1, 1_000) }),
  response: entitlement,
  success: [201],
  idempotent: true,
})
