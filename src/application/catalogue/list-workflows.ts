import type { Card } from '../../domain/catalogue/card.ts'
import type { Facets } from '../../domain/catalogue/workflow-views.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest } from '../../ports/kernel/page.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Search, wantedBy } from './wanted.ts'

type Input = Readonly<{ search: Search; facets: boolean; page: PageRequest }>
type Listed = Page<Card> & Readonly<{ facets: Facets | null }>

/** The published workflows that pass every filter, in the order that is asked for, with their facets if they are asked for. */
export const listWorkflows = useCase(
  'ListWorkflows',
  { reads: WorkflowReads, shop: ShopCurrencies },
  [],
  ({ reads, shop }) =>
    ({ search, facets, page }: Input): TE.TaskEither<Unavailable, Listed> => {
      const { filters, sort, currency } = wantedBy(search, shop.accepted)
      const counted: TE.TaskEither<Unavailable, Facets | null> =
        facets && currency !== null ? reads.facets(filters, currency) : TE.right(null)
      return pipe(
        TE.Do,
        TE.apS('listed', reads.list(filters, sort, page)),
        TE.apS('facets', counted),
        TE.map(({ listed, facets: found }) => ({ ...listed, facets: found })),
      )
    },
)
