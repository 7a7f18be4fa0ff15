import { roles } from '../../../domain/accounts/admin.ts'
import { personName } from '../../../domain/accounts/user.ts'
import { members } from '../kernel/codec/members.ts'
import { parsed, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'
import { email, newPassword, someonesPassword, token } from './accounts.contract.ts'
import { admin, adminSession } from './admins.contract.ts'

const tag = 'Operators'

const name = parsed('name', personName, { minLength: 1, maxLength: 100 })
const role = word(...roles)
const params = members({ id: uuid })

export const operators = list({
  id: 'operators',
  method: 'get',
  path: '/api/admin/admins',
  summary: 'The people of the shop, newest first',
  tag,
  access: 'owner',
  item: admin,
})

export const addOperator = contract({
  id: 'addOperator',
  method: 'post',
  path: '/api/admin/admins',
  summary:
    'Make a person of the shop: with a password they sign in at once, without one they are mailed an invitation, and another one when they did not come',
  tag,
  access: 'owner',
  size: 'auth',
  body: members({ email, name, role }, { password: newPassword }),
  response: admin,
  success: [201],
})

export const operator = contract({
  id: 'operator',
  method: 'get',
  path: '/api/admin/admins/:id',
  summary: 'One person of the shop',
  tag,
  access: 'owner',
  params,
  response: admin,
})

export const changeOperator = contract({
  id: 'changeOperator',
  method: 'patch',
  path: '/api/admin/admins/:id',
  summary: 'Change the name or the role of a person of the shop, shut them out, or let them back in',
  tag,
  access: 'owner',
  params,
  body: members({}, { name, role, status: word('active', 'disabled') }),
  response: admin,
})

export const acceptInvitation = contract({
  id: 'acceptInvitation',
  method: 'post',
  path: '/api/admin/invitations/accept',
  summary: 'Accept an invitation by the token from the mail, and sign in',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ token, password: newPassword, name }),
  response: adminSession,
})

export const changeAdminPassword = contract({
  id: 'changeAdminPassword',
  method: 'post',
  path: '/api/admin/password/change',
  summary: 'Change my password as an operator; ends all of my sessions but this one',
  tag,
  access: 'analyst',
  size: 'auth',
  body: members({ currentPassword: someonesPassword, password: newPassword }),
})
