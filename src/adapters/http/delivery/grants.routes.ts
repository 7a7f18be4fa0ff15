import { grantWorkflow } from '../../../application/delivery/grant-workflow.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './grants.contract.ts'

export const grantsRoutes = [
  route(contract.grantToUser, grantWorkflow, {
    toInput: ({ params: { id }, body: { workflowId, reason } }, operator) => ({
      userId: id,
      workflowId,
      reason,
      operator,
    }),
    toResponse: (right) => reply(right),
  }),
]
