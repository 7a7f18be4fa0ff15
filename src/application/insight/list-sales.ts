import { SaleDirectory, type SaleFilter } from '../../ports/insight/sale-directory.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** The sales, those paid last first, with what goes back of each. */
export const listSales = useCase(
  'ListSales',
  { sales: SaleDirectory },
  [],
  ({ sales }) =>
    ({ filter, page }: Readonly<{ filter: SaleFilter; page: PageRequest }>) =>
      sales.list(filter, page),
)
