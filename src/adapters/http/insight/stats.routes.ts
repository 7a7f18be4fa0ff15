import { getStats } from '../../../application/insight/get-stats.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './stats.contract.ts'

export const statsRoutes = [
  route(contract.adminStats, getStats, {
    toInput: ({ query: { from = null, to = null, tz = 'UTC', interval = 'day' } }) => ({
      from,
      to,
      zone: tz,
      interval,
    }),
    toResponse: (stats) => reply(stats),
  }),
]
