import { TE } from '../../domain/kernel/fp.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { SalesCounts } from '../../ports/sales/sales-counts.ts'
import { useCase } from '../kernel/use-case.ts'

/**
 * Rolls up how often an item was sold, after a sale: later, so that a best-seller's sales do not wait for one row. What was
 * made to order (`workflowId` null) is sold once.
 */
export const countSales = useCase(
  'CountSales',
  { counts: SalesCounts, transact: Transact },
  [],
  ({ counts, transact }) =>
    ({ workflowId }: Readonly<{ workflowId: string | null }>) =>
      workflowId === null ? TE.right(undefined) : transact((tx) => counts.recount(tx)(workflowId)),
)
