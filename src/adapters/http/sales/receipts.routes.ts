import { getReceipt } from '../../../application/sales/receipts/get-receipt.ts'
import { reply, route } from '../kernel/route.ts'
import { receiptPage, receiptPolicy } from './receipt-page.ts'
import * as contract from './receipts.contract.ts'

export const receiptsRoutes = [
  route(contract.myReceipt, getReceipt, {
    toInput: ({ params: { reference } }, { userId }) => ({ userId, reference }),
    toResponse: ({ papers, shop }) =>
      reply(receiptPage(papers, shop), { headers: { 'Content-Security-Policy': receiptPolicy } }),
  }),
]
