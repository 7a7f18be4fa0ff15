import { listedUser } from '../insight/users.contract.ts'
import { members } from '../kernel/codec/members.ts'
import { text, uuid, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

export const eraseUser = contract({
  id: 'eraseUser',
  method: 'delete',
  path: '/api/admin/users/:id',
  summary: 'Erase the account of a buyer for good; what was paid stays in the books, without whose it was',
  tag: 'Operators',
  access: 'owner',
  params: members({ id: uuid }),
})

export const changeUser = contract({
  id: 'changeUser',
  method: 'patch',
  path: '/api/admin/users/:id',
  summary: 'Suspend a buyer, which ends all their sessions, or let them back in',
  tag: 'Operators',
  access: 'support',
  params: members({ id: uuid }),
  body: members({ status: word('suspended', 'active'), reason: text(1, 1_000) }),
  response: listedUser,
})
