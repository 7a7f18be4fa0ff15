import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Checkout, NewCheckout, PayPage } from '../../domain/sales/checkout.ts'
import type { Item } from '../../domain/sales/item.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Intents to buy. Times are the database's; changes are guarded by the state they start from. */
export type Checkouts = Readonly<{
  /** Keeps a new checkout with the right to call the provider; its clock starts now. */
  open: (tx: Tx) => (checkout: NewCheckout) => TE.TaskEither<Unavailable, Checkout>
  /** Marks the open checkout of this buyer and item as expired when its time is over, and gives it back. */
  expire: (tx: Tx) => (userId: string, item: Item) => TE.TaskEither<Unavailable, O.Option<Checkout>>
  /** The open checkout of this buyer and item. */
  payable: (tx: Tx) => (userId: string, item: Item) => TE.TaskEither<Unavailable, O.Option<Checkout>>
  /** Takes over the right to call the provider, when nobody holds it any more; whether it was given. */
  claimCall: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, boolean>
  /** Gives the right to call back, so that another need not wait for its end. */
  releaseCall: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, void>
  /** Keeps the provider's answer, unless the checkout is no longer open; whether it was kept. */
  initialized: (tx: Tx) => (reference: Reference, page: PayPage) => TE.TaskEither<Unavailable, boolean>
  /** Puts an open checkout aside for a new one: its own page is lost, or another coupon is wanted. */
  supersede: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, void>
  find: (reference: Reference) => TE.TaskEither<Unavailable, O.Option<Checkout>>
  /** Locks a checkout until the transaction ends. */
  lock: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, O.Option<Checkout>>
  /** Keeps what a settlement made of a locked checkout. */
  settled: (tx: Tx) => (checkout: Checkout) => TE.TaskEither<Unavailable, void>
  /** Makes a locked checkout another buyer's, with its sale. */
  handedOver: (tx: Tx) => (reference: Reference, userId: string) => TE.TaskEither<Unavailable, void>
  /**
   * At most `limit` unpaid checkouts that are due to be asked about, locked and passed over by who else looks;
   * those whose time is over are marked as expired.
   */
  due: (tx: Tx) => (limit: number) => TE.TaskEither<Unavailable, ReadonlyArray<Checkout>>
  /** When to ask about a checkout again; null: never. */
  verifyAgain: (tx: Tx) => (reference: Reference, at: Date | null) => TE.TaskEither<Unavailable, void>
}>
export const Checkouts = port<Checkouts>('Checkouts')
