import * as t from 'io-ts'
import { mostShown } from '../../../application/insight/get-user.ts'
import { requestStatuses } from '../../../domain/requests/custom-request.ts'
import { shownEntitlement } from '../delivery/delivery.contract.ts'
import { purchase } from '../delivery/purchases.contract.ts'
import { members } from '../kernel/codec/members.ts'
import { bool, instant, integer, listOf, queryText, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const longestSearch = 200

const status = word('unverified', 'active', 'suspended', 'erased')

const shown = {
  id: uuid,
  email: t.string,
  name: t.string,
  status,
  emailVerified: bool,
  createdAt: instant,
  purchases: integer(0, Number.MAX_SAFE_INTEGER),
}

/** A buyer as the operators see them. */
export const listedUser = members(shown)

const right = members({
  ...shownEntitlement,
  workflow: members({ id: uuid, slug: t.string, title: t.string }),
})
const asked = members({ id: uuid, title: t.string, status: word(...requestStatuses), createdAt: instant })

/** The lists are of the newest. */
const userInDetail = members({
  ...shown,
  sales: listOf(purchase, mostShown),
  entitlements: listOf(right, mostShown),
  requests: listOf(asked, mostShown),
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
  summary: 'One buyer, with their newest sales, rights to workflows, and requests',
  tag,
  access: 'support',
  params: members({ id: uuid }),
  response: userInDetail,
})
