import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Addressee, Mailing } from '../../domain/notifications/mailing.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Mailings to many, and whom they concern. */
export type Mailings = Readonly<{
  /** False when there is one of this kind and cause: it goes on as it began. */
  begin: (tx: Tx) => (mailing: Mailing) => TE.TaskEither<Unavailable, boolean>
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<Mailing>>
  /** Keeps how far a mailing is; it is locked. */
  goOn: (tx: Tx) => (mailing: Mailing) => TE.TaskEither<Unavailable, void>
  /**
   * The next of those whom a mailing concerns, in the order of their entitlements' ids, at most so many: owners whose
   * right is active and was there at `toldAt`, among holders those who fetched the version.
   */
  addressees: (tx: Tx) => (mailing: Mailing, most: number) => TE.TaskEither<Unavailable, ReadonlyArray<Addressee>>
  find: (kind: string, cause: string) => TE.TaskEither<Unavailable, O.Option<Mailing>>
}>
export const Mailings = port<Mailings>('Mailings')
