import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Money } from '../../domain/kernel/money.ts'
import type { WorkflowItem } from '../../domain/sales/item.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** What a buyer may buy now, and for how much. */
export type Offer = Readonly<{ item: WorkflowItem; price: Money }>

/** The items for sale: published or unlisted ones with a released version. */
export type Offers = Readonly<{ find: (workflowId: string) => TE.TaskEither<Unavailable, O.Option<Offer>> }>
export const Offers = port<Offers>('Offers')
