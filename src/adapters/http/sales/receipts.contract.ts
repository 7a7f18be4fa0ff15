import { reference } from '../../../domain/sales/reference.ts'
import { members } from '../kernel/codec/members.ts'
import { bytes } from '../kernel/codec/opaque.ts'
import { parsed } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

const tag = 'Library and delivery'

export const myReceipt = contract({
  id: 'myReceipt',
  method: 'get',
  path: '/api/me/purchases/:reference/receipt',
  summary: 'The receipt of a purchase of mine, to be printed, with what was taken back of it',
  tag,
  access: 'user',
  params: members({ reference: parsed('reference', reference) }),
  response: bytes,
  media: 'html',
})
