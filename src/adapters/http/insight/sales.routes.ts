import { getSale } from '../../../application/insight/get-sale.ts'
import { listSales } from '../../../application/insight/list-sales.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './sales.contract.ts'

export const salesRoutes = [
  route(contract.adminSales, listSales, {
    toInput: ({ query: { status = null, currency = null, from = null, to = null, q = null }, page }) => ({
      filter: { status, currency, from, to, text: q },
      page,
    }),
    toResponse: (page) => reply(page),
  }),
  route(contract.adminSale, getSale, {
    toInput: ({ params: { id } }) => ({ id }),
    toResponse: (sale) => reply(sale),
  }),
]
