import { getUser } from '../../../application/insight/get-user.ts'
import { listUsers } from '../../../application/insight/list-users.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './users.contract.ts'

export const usersRoutes = [
  route(contract.adminUsers, listUsers, {
    toInput: ({ query: { q = null, status = null }, page }) => ({ filter: { text: q, status }, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.adminUser, getUser, {
    toInput: ({ params: { id } }) => ({ id }),
    toResponse: (user) => reply(user),
  }),
]
