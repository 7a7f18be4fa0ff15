import type { ListedSale } from '../../../domain/insight/listed-sale.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { SaleDirectory } from '../../../ports/insight/sale-directory.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement } from '../kernel/sql.ts'
import { type SelectedSale, selectSales, toListedSale } from './sale.row.ts'
import { everySale } from './sale-export.reads.ts'
import { isMeant, meantBy } from './sale-filter.ts'

const list = statement(
  'sales_listed',
  `${selectSales}
    where (s.paid_at, s.id) < ($1::timestamptz, $2::uuid) and ${isMeant(4)}
    order by s.paid_at desc, s.id desc limit $3`,
)
const one = statement('sale_listed', `${selectSales} where s.id = $1`)

const placed = (sale: ListedSale) => ({ id: sale.id, createdAt: sale.paidAt, sale })

export const postgresSaleDirectory = (db: Database): SaleDirectory => ({
  list: (filter, page) =>
    pipe(
      read(db)<SelectedSale>(list, [...newestFirst(page), ...meantBy(filter)]),
      TE.map((rows) => pageOf(rows.map(toListedSale).map(placed), page)),
      TE.map(({ items, next }) => ({ items: items.map(({ sale }) => sale), next })),
    ),
  every: everySale(db),
  one: (id) =>
    pipe(
      read(db)<SelectedSale>(one, [id]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toListedSale))),
    ),
})
