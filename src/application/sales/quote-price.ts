import { pipe, TE } from '../../domain/kernel/fp.ts'
import { useCase } from '../kernel/use-case.ts'
import { pricedItem, pricing, pricingFailures } from './priced-item.ts'

/** What an item would cost now, and how that comes about. Nothing is kept. */
export const quotePrice = useCase(
  'QuotePrice',
  pricing,
  pricingFailures,
  (deps) =>
    ({ workflowId }: Readonly<{ workflowId: string }>) =>
      pipe(
        pricedItem(deps)(workflowId),
        TE.map(({ price }) => price),
      ),
)
