import type { SaleFilter } from '../../../ports/insight/sale-directory.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { longestWindow, newestContaining } from '../kernel/newest-containing.ts'
import { newestBefore } from '../kernel/newest-first.ts'
import { rowsFor } from '../kernel/rows-for.ts'
import type { Question } from '../kernel/sql.ts'
import { selectOf } from './sale.row.ts'
import { hasText, meantSales, salesWithText, textValues } from './sale-filter.ts'
import { newestSales } from './sale-standing.ts'

const newest = 'order by s.paid_at desc, s.id desc'

const itemsOf = (sales: string): string => `(${sales}) s
  join users u on u.id = s.user_id
  left join workflows w on w.id = s.workflow_id
  left join custom_requests q on q.id = s.request_id`

/** The part of the list that a page begins. */
const placed = '(s.paid_at, s.id) < ($1::timestamptz, $2::uuid)'

const withText = (filter: SaleFilter, where: string, first: number, rows: number): string => {
  const columns = 's.id, s.paid_at, s.paid_at as at, s.reference, s.user_id, s.workflow_id, s.request_id'
  const found = salesWithText(first, where, rows).map((from) => `select s.id, s.paid_at as at from ${from}`)
  return newestContaining({
    list: newestSales(filter, columns, where, longestWindow),
    has: `exists (select from ${itemsOf('select l.*')} where ${hasText(first)})`,
    named: found.join(' union '),
    rows,
  })
}

/** The statement of a page of the sales that a filter leaves. */
export const saleList = (filter: SaleFilter, page: PageRequest): Question => {
  const rows = rowsFor(page)
  const [at, id] = newestBefore(page, filter.to)
  const meant = meantSales(filter, 3)
  const values = [at, id, ...meant.values]
  const where = [placed, ...meant.sql].join(' and ')
  const { text } = filter
  const sales =
    text === null
      ? newestSales(filter, 's.*', where, rows)
      : `select s.* from sales s where s.id in (${withText(filter, where, values.length + 1, rows)})`
  return {
    statement: namedByText('sales_listed', `${selectOf(`(${sales})`)} ${newest}`),
    values: text === null ? values : [...values, ...textValues(text)],
  }
}
