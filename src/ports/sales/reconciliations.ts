import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Counts, KnownPayment, Place, Reconciliation } from '../../domain/sales/reconciliation.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Comparisons of our books with the provider's, and what of ours each has seen there. */
export type Reconciliations = Readonly<{
  begin: (tx: Tx) => (reconciliation: Reconciliation) => TE.TaskEither<Unavailable, void>
  find: (id: string) => TE.TaskEither<Unavailable, O.Option<Reconciliation>>
  /** Until when the last one looked that came to its end. */
  lastTo: () => TE.TaskEither<Unavailable, O.Option<Date>>
  /**
   * Goes on from a place to another, with what was counted and what of ours was seen there; whether it was still at that
   * place, so that a page that is looked at twice counts once.
   */
  goOn: (
    tx: Tx,
  ) => (
    id: string,
    from: Place,
    to: Place,
    counts: Counts,
    seen: ReadonlyArray<Reference>,
  ) => TE.TaskEither<Unavailable, boolean>
  /** What we have under these references. */
  known: (references: ReadonlyArray<Reference>) => TE.TaskEither<Unavailable, ReadonlyArray<KnownPayment>>
  /** The next of our payments within the window, by reference, that the provider's list did not have. */
  unseen: (reconciliation: Reconciliation, limit: number) => TE.TaskEither<Unavailable, ReadonlyArray<KnownPayment>>
  /** Whether one of our refunds has this number of the provider's. */
  knowsRefund: (providerId: string) => TE.TaskEither<Unavailable, boolean>
  /** Our reference of a payment that the provider names by its own number. */
  referenceOf: (transactionId: string) => TE.TaskEither<Unavailable, O.Option<Reference>>
}>
export const Reconciliations = port<Reconciliations>('Reconciliations')
