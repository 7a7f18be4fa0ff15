import { getPurchase } from '../../../application/delivery/get-purchase.ts'
import { listPurchases } from '../../../application/delivery/list-purchases.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './purchases.contract.ts'

export const purchasesRoutes = [
  route(contract.myPurchases, listPurchases, {
    toInput: ({ page }, { userId }) => ({ userId, page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.myPurchase, getPurchase, {
    toInput: ({ params: { reference } }, { userId }) => ({ userId, reference }),
    toResponse: (purchase) => reply(purchase),
  }),
]
