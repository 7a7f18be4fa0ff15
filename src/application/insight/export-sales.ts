import { SaleDirectory, type SaleFilter } from '../../ports/insight/sale-directory.ts'
import { useCase } from '../kernel/use-case.ts'

/** All sales that are meant, as they are at one moment, in lots: however many, few are held at a time. */
export const exportSales = useCase(
  'ExportSales',
  { sales: SaleDirectory },
  [],
  ({ sales }) =>
    ({ filter }: Readonly<{ filter: SaleFilter }>) =>
      sales.every(filter),
)
