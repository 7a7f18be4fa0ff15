import { beginReconciliation } from '../../../application/sales/reconciling/begin-reconciliation.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './reconciliation.contract.ts'

export const reconciliationRoutes = [
  route(contract.adminReconcile, beginReconciliation, {
    toInput: (_, operator) => ({ operator }),
    toResponse: ({ id }) => reply({ id }),
  }),
]
