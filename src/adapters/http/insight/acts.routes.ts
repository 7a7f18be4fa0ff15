import { listActs } from '../../../application/insight/list-acts.ts'
import { reply, route } from '../kernel/route.ts'
import { adminAuditLog } from './acts.contract.ts'

export const actsRoutes = [
  route(adminAuditLog, listActs, {
    toInput: ({ query: { actor = null, action = null, subject = null, from = null, to = null }, page }) => ({
      filter: { actor, action, subject, from, to },
      page,
    }),
    toResponse: (page) => reply(page),
  }),
]
