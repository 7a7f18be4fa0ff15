import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** How often each item was sold, as cards and the popular order show it: rolled up, not counted on every look. */
export type SalesCounts = Readonly<{
  /** Counts an item's sales anew; doing it twice changes nothing. */
  recount: (tx: Tx) => (workflowId: string) => TE.TaskEither<Unavailable, void>
}>
export const SalesCounts = port<SalesCounts>('SalesCounts')
