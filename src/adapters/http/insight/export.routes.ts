import { exportMyData } from '../../../application/insight/export-my-data.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './export.contract.ts'
import { zipped } from './zipped.ts'

export const exportRoutes = [
  route(contract.exportMyData, exportMyData, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: (all) =>
      reply(zipped(all), { headers: { 'Content-Disposition': 'attachment; filename="my-data.zip"' } }),
  }),
]
