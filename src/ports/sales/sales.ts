import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Item } from '../../domain/sales/item.ts'
import type { Booking } from '../../domain/sales/ledger.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import type { Sale } from '../../domain/sales/sale.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Sales and the books, written together. */
export type Sales = Readonly<{
  /** One for each reference, and one standing for a buyer and an item: the database refuses a second. */
  add: (tx: Tx) => (sale: Sale) => TE.TaskEither<Unavailable, void>
  /** Adds a booking to the ledger; one that does not balance is refused at commit. */
  book: (tx: Tx) => (booking: Booking) => TE.TaskEither<Unavailable, void>
  /** Says what became of a sale's money; whoever says it holds its checkout's lock. */
  moved: (tx: Tx) => (sale: Pick<Sale, 'id' | 'status'>) => TE.TaskEither<Unavailable, void>
  /** Makes a sale another buyer's; whoever does holds both buyers' locks of the item and its checkout's. */
  handedOver: (tx: Tx) => (id: string, userId: string) => TE.TaskEither<Unavailable, void>
  /** The sale of a locked checkout. */
  of: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, O.Option<Sale>>
  /** The sale of this buyer and item that stands; whoever asks holds the item. */
  standing: (tx: Tx) => (userId: string, item: Item) => TE.TaskEither<Unavailable, O.Option<Sale>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<Sale>>
  byReference: (reference: Reference) => TE.TaskEither<Unavailable, O.Option<Sale>>
}>
export const Sales = port<Sales>('Sales')
