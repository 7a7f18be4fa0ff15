import type { ListedSale } from '../../domain/insight/listed-sale.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Currency } from '../../domain/kernel/money.ts'
import type { SaleStatus } from '../../domain/sales/sale.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/**
 * Which sales: paid from `from` up to and without `to`; `text` is looked for in the buyer's e-mail address and the item's
 * title, in any case, and a reference that begins with it is found as well. Null stands for all.
 */
export type SaleFilter = Readonly<{
  status: SaleStatus | null
  currency: Currency | null
  from: Date | null
  to: Date | null
  text: string | null
}>

/** The sales as the operators look them up, those paid last first. */
export type SaleDirectory = Readonly<{
  list: (filter: SaleFilter, page: PageRequest) => TE.TaskEither<Unavailable, Page<ListedSale>>
  /**
   * All of them as they are at one moment, in the order of the list and in lots, each read when it is asked for: whoever
   * stops asking says so (`return`), which gives back what the reading holds. Few are read at once; one more is refused.
   */
  every: (filter: SaleFilter) => TE.TaskEither<Unavailable, AsyncIterableIterator<ReadonlyArray<ListedSale>>>
  one: (id: string) => TE.TaskEither<Unavailable, O.Option<ListedSale>>
}>
export const SaleDirectory = port<SaleDirectory>('SaleDirectory')
