import * as t from 'io-ts'
import { emailAddress } from '../../../domain/accounts/email-address.ts'
import { members } from '../kernel/codec/members.ts'
import { parsed, text, uuid, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

const tag = 'Operators'
const params = members({ id: uuid })
const email = parsed('e-mail address', emailAddress, { format: 'email', maxLength: 254 })

export const reassignSale = contract({
  id: 'reassignSale',
  method: 'post',
  path: '/api/admin/sales/:id/reassign',
  summary: 'Move a sale to another account, with its right and its receipt',
  tag,
  access: 'manager',
  params,
  body: members({ email, reason: text(1, 1_000) }),
  response: members({
    id: uuid,
    reference: t.string,
    user: members({ id: uuid, email: t.string }),
    status: word('paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back'),
  }),
})

export const resendReceipt = contract({
  id: 'resendReceipt',
  method: 'post',
  path: '/api/admin/sales/:id/resend',
  summary: 'Send the receipt of a sale again, to the address that its buyer has now',
  tag,
  access: 'support',
  params,
  success: [202],
})
