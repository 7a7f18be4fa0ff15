import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Billable, PaperKind, Receipt } from '../../domain/sales/receipts/receipt.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Something that should have a paper and has none. */
export type Unpapered = Readonly<{ kind: 'receipt'; saleId: string } | { kind: 'credit_note'; refundId: string }>

/**
 * Receipts and credit notes. Their numbers have no gaps, for whoever gives one holds its series until it is kept; the
 * sale first, then the receipts' series, then the credit notes', so that nobody waits in a circle.
 */
export type Receipts = Readonly<{
  /** A sale as papers state it, held until the transaction ends; its buyer stays its buyer so long. */
  billable: (tx: Tx) => (saleId: string) => TE.TaskEither<Unavailable, O.Option<Billable>>
  /** Takes a series until the transaction ends; the number that comes next. */
  nextNumber: (tx: Tx) => (kind: PaperKind) => TE.TaskEither<Unavailable, number>
  /** The papers of a sale: receipts, then credit notes, each in the order of their numbers. */
  ofSale: (tx: Tx) => (saleId: string) => TE.TaskEither<Unavailable, ReadonlyArray<Receipt>>
  /** Keeps a paper under the number that was taken for it. */
  add: (tx: Tx) => (receipt: Receipt) => TE.TaskEither<Unavailable, void>
  /** The same outside any transaction. */
  papers: (saleId: string) => TE.TaskEither<Unavailable, ReadonlyArray<Receipt>>
  /** The papers of a buyer's own purchase; empty while there are none, or when it is another buyer's. */
  ofPurchase: (userId: string, reference: string) => TE.TaskEither<Unavailable, ReadonlyArray<Receipt>>
  /** Sales and processed refunds of sales that have waited for their papers for `sinceMs`, at most so many. */
  missing: (sinceMs: number, most: number) => TE.TaskEither<Unavailable, ReadonlyArray<Unpapered>>
}>
export const Receipts = port<Receipts>('Receipts')
