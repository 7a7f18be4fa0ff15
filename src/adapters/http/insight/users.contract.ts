import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { bool, instant, integer, queryText, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const longestSearch = 200

const status = word('unverified', 'active', 'suspended', 'erased')

/** A buyer as the operators see them. */
export const listedUser = members({
  id: uuid,
  email: t.string,
  name: t.string,
  status,
  emailVerified: bool,
  createdAt: instant,
  purchases: integer(0, Number.MAX_SAFE_INTEGER),
})

const tag = 'Operators'

export const adminUsers = list({
  id: 'adminUsers',
  method: 'get',
  path: '/api/admin/users',
  summary: 'Buyers, newest first; `q` is looked for in e-mail address and name',
  tag,
  access: 'support',
  filters: { q: queryText(longestSearch), status },
  item: listedUser,
})

export const adminUser = contract({
  id: 'adminUser',
  method: 'get',
  path: '/api/admin/users/:id',
  summary: 'One buyer',
  tag,
  access: 'support',
  params: members({ id: uuid }),
  response: listedUser,
})
