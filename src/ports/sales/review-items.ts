import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What a person must look at: money whose meaning is not clear. */
export type ReviewItem = Readonly<{ reference: string; reason: string; facts: Readonly<Record<string, unknown>> }>

export type ReviewItems = Readonly<{
  /** Adds an item, once for a reference. */
  add: (tx: Tx) => (item: ReviewItem) => TE.TaskEither<Unavailable, void>
}>
export const ReviewItems = port<ReviewItems>('ReviewItems')
