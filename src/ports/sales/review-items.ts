import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What a person must look at: money whose meaning is not clear. */
export type ReviewItem = Readonly<{ reference: string; reason: string; facts: Readonly<Record<string, unknown>> }>

/** How an item came to be resolved: an operator's word, or `refunded` when its money went back. `by` null: by itself. */
export type Resolution = Readonly<{ resolution: 'accept' | 'refund' | 'dismiss' | 'refunded'; by: string | null }>

export type ReviewItems = Readonly<{
  /**
   * Adds an item, once for a reference. One that was resolved is open again when there is another reason now, and stays
   * resolved when the same is said again. Whether somebody has something new to look at.
   */
  add: (tx: Tx) => (item: ReviewItem) => TE.TaskEither<Unavailable, boolean>
  /** Locks an item until the transaction ends; whether it is still open. */
  lock: (tx: Tx) => (reference: string) => TE.TaskEither<Unavailable, O.Option<Readonly<{ isOpen: boolean }>>>
  resolve: (tx: Tx) => (reference: string, resolution: Resolution) => TE.TaskEither<Unavailable, void>
  /** Lets a person look at it again: what was to resolve it came to nothing. */
  reopen: (tx: Tx) => (reference: string) => TE.TaskEither<Unavailable, void>
}>
export const ReviewItems = port<ReviewItems>('ReviewItems')
