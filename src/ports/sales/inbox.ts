import type { O, TE } from '../../domain/kernel/fp.ts'
import type { InboxStatus, PaymentEvent } from '../../domain/sales/payment-event.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

export type Arrival = Readonly<{
  id: string
  provider: string
  event: PaymentEvent
  bytes: Uint8Array
  status: InboxStatus
  /** Whether every copy is to be worked on again, not only what came to nothing. */
  everyArrival: boolean
}>

/** An event as it was kept; its id is the first arrival's. */
export type KeptEvent = Readonly<{ id: string; event: PaymentEvent; status: InboxStatus }>

/** Everything a provider ever sent with a good signature, once for each fact. */
export type Inbox = Readonly<{
  /**
   * Keeps an arrival. Some(id) when it is to be worked on: new, sent again after it came to nothing, or of a kind of
   * which every arrival counts. None for any other copy of what waits or was processed; only its arrivals are counted.
   */
  receive: (tx: Tx) => (arrival: Arrival) => TE.TaskEither<Unavailable, O.Option<string>>
  find: (id: string) => TE.TaskEither<Unavailable, O.Option<KeptEvent>>
  /**
   * Says what became of an event; `outcome` is a word for a person. The first word stands, but one that was given up may
   * still be concluded: who was thought lost can come to an end.
   */
  conclude: (tx: Tx) => (id: string, status: InboxStatus, outcome: string) => TE.TaskEither<Unavailable, void>
  /** Puts an event away that waits and cannot be worked on; `error` is the tag of what it met last. */
  giveUp: (tx: Tx) => (id: string, error: string) => TE.TaskEither<Unavailable, void>
}>
export const Inbox = port<Inbox>('Inbox')
