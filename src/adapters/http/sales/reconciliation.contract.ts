import { members } from '../kernel/codec/members.ts'
import { uuid } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

export const adminReconcile = contract({
  id: 'adminReconcile',
  method: 'post',
  path: '/api/admin/payments/reconcile',
  summary: 'Compare the books with what Paystack lists; what differs comes up for review',
  tag: 'Operators',
  access: 'owner',
  response: members({ id: uuid }),
  success: [202],
})
