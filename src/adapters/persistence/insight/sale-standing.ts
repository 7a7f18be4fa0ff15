import { currencies } from '../../../domain/kernel/money.ts'
import type { SaleStatus } from '../../../domain/sales/sale.ts'
import type { SaleFilter } from '../../../ports/insight/sale-directory.ts'

const statuses = Object.keys({
  paid: true,
  partially_refunded: true,
  refunded: true,
  disputed: true,
  charged_back: true,
} satisfies Record<SaleStatus, true>)

const newest = 'order by s.paid_at desc, s.id desc'

/** What is not asked for of what one index begins with, status and currency; null where both are, or neither is. */
const leftOpen = ({ status, currency }: SaleFilter) => {
  if ((status === null) === (currency === null)) return null
  return status === null ? { column: 'status', all: statuses } : { column: 'currency', all: currencies }
}

/**
 * The newest so many of `sales s` that a filter's conditions leave. Of a status, or of a currency, these are the newest of
 * the newest of each pair with the other: stretches of one index, however few there are of a pair.
 */
export const newestSales = (filter: SaleFilter, columns: string, where: string, most: number | string): string => {
  const open = leftOpen(filter)
  const own = (condition: string) => `select ${columns} from sales s where ${condition}${where} ${newest} limit ${most}`
  if (open === null) return own('')
  return `select s.* from (values ${open.all.map((each) => `('${each}')`).join(', ')}) as each (value)
    cross join lateral (${own(`s.${open.column} = each.value and `)}) s ${newest} limit ${most}`
}
