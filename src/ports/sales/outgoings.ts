import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Dispute } from '../../domain/sales/outgoing/dispute.ts'
import type { Position } from '../../domain/sales/outgoing/position.ts'
import type { Refund } from '../../domain/sales/outgoing/refund.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What goes back of a payment, the oldest first. */
export type Outgoing = Pick<Position, 'refunds' | 'disputes'>

/** How long a call to the provider about a refund is waited for before another may take it over. */
export const refundLeaseMs = 30_000

/** Refunds and disputes. Whoever changes them holds their checkout's lock. */
export type Outgoings = Readonly<{
  of: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, Outgoing>
  /** Keeps what changed from one to the other: new ones and moved ones. The database refuses more than was paid. */
  keep: (tx: Tx) => (before: Outgoing, after: Outgoing) => TE.TaskEither<Unavailable, void>
  refund: (id: string) => TE.TaskEither<Unavailable, O.Option<Refund>>
  dispute: (id: string) => TE.TaskEither<Unavailable, O.Option<Dispute>>
  /**
   * Takes the right to ask the provider for a refund that it has not answered yet, and marks it as sent; whether it was
   * given. The refund as it was before is the answer: `sent` says that someone asked, and the outcome is not known.
   */
  claimSending: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<Refund>>
  /** When to ask the provider about this payment's refunds and disputes again; null: no more. */
  readAgain: (tx: Tx) => (reference: Reference, at: Date | null) => TE.TaskEither<Unavailable, void>
  /** At most `limit` payments that are due to be asked about, passed over by who else looks, with how often they were. */
  due: (
    tx: Tx,
  ) => (limit: number) => TE.TaskEither<Unavailable, ReadonlyArray<Readonly<{ reference: Reference; reads: number }>>>
}>
export const Outgoings = port<Outgoings>('Outgoings')
