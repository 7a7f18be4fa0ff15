import { exportSales } from '../../../application/insight/export-sales.ts'
import { getSale } from '../../../application/insight/get-sale.ts'
import { listSales } from '../../../application/insight/list-sales.ts'
import type { SaleFilter } from '../../../ports/insight/sale-directory.ts'
import type { RequestOf } from '../kernel/contract.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './sales.contract.ts'
import { salesTable } from './sales-table.ts'

type Query = RequestOf<typeof contract.exportSales>['query']

const filterOf = ({ status, currency, from, to, q }: Query): SaleFilter => ({
  status: status ?? null,
  currency: currency ?? null,
  from: from ?? null,
  to: to ?? null,
  text: q ?? null,
})

export const salesRoutes = [
  route(contract.adminSales, listSales, {
    toInput: ({ query, page }) => ({ filter: filterOf(query), page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.exportSales, exportSales, {
    toInput: ({ query }) => ({ filter: filterOf(query) }),
    toResponse: (lots) =>
      reply(salesTable(lots), { headers: { 'Content-Disposition': 'attachment; filename="sales.csv"' } }),
  }),
  route(contract.adminSale, getSale, {
    toInput: ({ params: { id } }) => ({ id }),
    toResponse: (sale) => reply(sale),
  }),
]
