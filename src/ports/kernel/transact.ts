import { type FailedBy, failure } from '../../domain/kernel/failure.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'

declare const open: unique symbol

/** An open transaction. The core can only pass it on. */
export type Tx = { readonly [open]: true }

/** Infrastructure that is lost for the moment; `cause` is for the log only. */
export const unavailable = failure('Unavailable', 'unavailable', 'Temporarily unavailable')<{
  what: string
  cause?: unknown
}>()
export type Unavailable = FailedBy<typeof unavailable>

/**
 * The database refused the write, for someone else was first: what is unique is there already, or what a row points to
 * is gone. `what` names the constraint, for the core and the log.
 */
export const conflict = failure('Conflict', 'conflict', 'Someone else changed this first')<{ what: string }>()
export type Conflict = FailedBy<typeof conflict>

/**
 * Runs work in one transaction. A `Left` rolls everything back; what someone else made impossible becomes `Conflict`;
 * serialization failures and deadlocks are retried, at most three tries in all.
 */
export type Transact = <Err, A>(
  work: (tx: Tx) => TE.TaskEither<Err, A>,
) => TE.TaskEither<Err | Conflict | Unavailable, A>
export const Transact = port<Transact>('Transact')
