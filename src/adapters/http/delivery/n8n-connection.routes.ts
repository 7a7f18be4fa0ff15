import { connectN8n } from '../../../application/delivery/connect-n8n.ts'
import { disconnectN8n } from '../../../application/delivery/disconnect-n8n.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './n8n-connection.contract.ts'

export const n8nConnectionRoutes = [
  route(contract.connectN8n, connectN8n, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: (address) => reply(address),
  }),
  route(contract.disconnectN8n, disconnectN8n, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: () => reply(undefined),
  }),
]
