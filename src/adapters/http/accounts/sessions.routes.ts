import { endMySession } from '../../../application/accounts/end-my-session.ts'
import { listMySessions } from '../../../application/accounts/list-my-sessions.ts'
import { logOutEverywhere } from '../../../application/accounts/log-out-everywhere.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './sessions.contract.ts'

export const sessionsRoutes = [
  route(contract.mySessions, listMySessions, {
    toInput: ({ page }, { userId, sessionId }) => ({ userId, sessionId, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.endSession, endMySession, {
    toInput: ({ params: { id } }, { userId }) => ({ userId, id }),
    toResponse: () => reply(undefined),
  }),
  route(contract.logoutEverywhere, logOutEverywhere, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: () => reply(undefined),
  }),
]
