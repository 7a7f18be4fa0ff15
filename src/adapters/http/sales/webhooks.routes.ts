import { listWebhooks } from '../../../application/sales/inbox/list-webhooks.ts'
import { replayWebhook } from '../../../application/sales/inbox/replay-webhook.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './webhooks.contract.ts'

export const webhooksRoutes = [
  route(contract.adminWebhooks, listWebhooks, {
    toInput: ({ query: { status = null }, page }) => ({ status, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.adminReplayWebhook, replayWebhook, {
    toInput: ({ params: { id } }, operator) => ({ id, operator }),
    toResponse: () => reply(undefined),
  }),
]
