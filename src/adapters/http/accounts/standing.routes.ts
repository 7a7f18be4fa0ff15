import { changeUserStanding } from '../../../application/accounts/change-user-standing.ts'
import { eraseUser } from '../../../application/accounts/erase-user.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './standing.contract.ts'

export const standingRoutes = [
  route(contract.eraseUser, eraseUser, {
    toInput: ({ params: { id } }, operator) => ({ id, operator }),
    toResponse: () => reply(undefined),
  }),
  route(contract.changeUser, changeUserStanding, {
    toInput: ({ params: { id }, body: { status, reason } }, operator) => ({ id, status, reason, operator }),
    toResponse: (user) => reply(user),
  }),
]
