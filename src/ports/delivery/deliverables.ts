import type { Deliverable, SoldFile } from '../../domain/delivery/deliverable.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What can be claimed and downloaded: the catalogue's items in any state, and the sold form of their versions. */
export type Deliverables = Readonly<{
  find: (workflowId: string) => TE.TaskEither<Unavailable, O.Option<Deliverable>>
  /** The same within a transaction; the item is not deleted before the transaction ends. */
  hold: (tx: Tx) => (workflowId: string) => TE.TaskEither<Unavailable, O.Option<Deliverable>>
  /** The sold form of a version, byte for byte; none when there is no such version. */
  file: (versionId: string) => TE.TaskEither<Unavailable, O.Option<SoldFile>>
}>
export const Deliverables = port<Deliverables>('Deliverables')
