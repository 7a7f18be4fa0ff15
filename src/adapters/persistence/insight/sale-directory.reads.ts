import type { ListedSale } from '../../../domain/insight/listed-sale.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { SaleDirectory } from '../../../ports/insight/sale-directory.ts'
import type { Reading } from '../kernel/database.ts'
import { pageOf } from '../kernel/newest-first.ts'
import { read, statement } from '../kernel/sql.ts'
import { type SelectedSale, selectSales, toListedSale } from './sale.row.ts'
import { type ExportTurns, everySale, exportTurns } from './sale-export.reads.ts'
import { saleList } from './sale-list.statement.ts'

const one = statement('sale_listed', `${selectSales} where s.id = $1`)

const placed = (sale: ListedSale) => ({ id: sale.id, createdAt: sale.paidAt, sale })

/** `turns` are shared by all that export from the same shop, whichever database they ask. */
export const postgresSaleDirectory = (db: Reading, turns: ExportTurns = exportTurns()): SaleDirectory => ({
  list: (filter, page) => {
    const { statement: list, values } = saleList(filter, page)
    return pipe(
      read(db)<SelectedSale>(list, values),
      TE.map((rows) => pageOf(rows.map(toListedSale).map(placed), page)),
      TE.map(({ items, next }) => ({ items: items.map(({ sale }) => sale), next })),
    )
  },
  every: everySale(db, turns),
  one: (id) =>
    pipe(
      read(db)<SelectedSale>(one, [id]),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toListedSale))),
    ),
})
