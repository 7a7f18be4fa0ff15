import { pipe, TE } from '../../domain/kernel/fp.ts'
import { saleNotFound } from '../../domain/sales/failures.ts'
import { SaleDirectory } from '../../ports/insight/sale-directory.ts'
import { useCase } from '../kernel/use-case.ts'

/** One sale, with what goes back of it. */
export const getSale = useCase(
  'GetSale',
  { sales: SaleDirectory },
  [saleNotFound],
  ({ sales }) =>
    ({ id }: Readonly<{ id: string }>) =>
      pipe(sales.one(id), TE.flatMap(TE.fromOption(() => saleNotFound({})))),
)
