import { reassignSale } from '../../../application/sales/aftersales/reassign-sale.ts'
import { resendReceipt } from '../../../application/sales/aftersales/resend-receipt.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './aftersales.contract.ts'

export const aftersalesRoutes = [
  route(contract.reassignSale, reassignSale, {
    toInput: ({ params: { id }, body }, operator) => ({ saleId: id, ...body, operator }),
    toResponse: ({ sale: { id, reference, status }, buyer }) => reply({ id, reference, user: buyer, status }),
  }),
  route(contract.resendReceipt, resendReceipt, {
    toInput: ({ params: { id } }, operator) => ({ saleId: id, operator }),
    toResponse: () => reply(undefined),
  }),
]
