import type { Entitlement } from '../../domain/delivery/entitlement.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Rights to items, one for a buyer and an item. */
export type Entitlements = Readonly<{
  /**
   * Takes the lock of this buyer and item until the transaction ends, whether an entitlement exists or not, and reads it.
   * Whoever changes what a buyer owns takes it first: checkouts, sales, claims, grants.
   */
  lock: (tx: Tx) => (userId: string, workflowId: string) => TE.TaskEither<Unavailable, O.Option<Entitlement>>
  /**
   * Keeps an entitlement and its sources as they are now, new or changed. A source that went from one entitlement to
   * another is moved by keeping both.
   */
  save: (tx: Tx) => (entitlement: Entitlement) => TE.TaskEither<Unavailable, void>
  find: (userId: string, workflowId: string) => TE.TaskEither<Unavailable, O.Option<Entitlement>>
}>
export const Entitlements = port<Entitlements>('Entitlements')
