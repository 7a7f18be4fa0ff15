import { changeUserStanding } from '../../../application/accounts/change-user-standing.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './standing.contract.ts'

export const standingRoutes = [
  route(contract.changeUser, changeUserStanding, {
    toInput: ({ params: { id }, body: { status, reason } }, operator) => ({ id, status, reason, operator }),
    toResponse: (user) => reply(user),
  }),
]
