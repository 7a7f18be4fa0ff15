import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Billable, PaperKind, Receipt } from '../../../domain/sales/receipts/receipt.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Receipts, Unpapered } from '../../../ports/sales/receipts.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory, shelf, Taken } from '../kernel/memory.ts'
import { checkouts } from './checkouts.memory.ts'
import { namedItemWithin } from './named-item.ts'
import { refunds } from './outgoings.memory.ts'
import { sales } from './sales.memory.ts'

export const receipts = shelf<Receipt>('receipts')

const order: Readonly<Record<PaperKind, number>> = { receipt: 0, credit_note: 1 }

export const papersOf = (all: ReadonlyMap<string, Receipt>, saleId: string): ReadonlyArray<Receipt> =>
  [...all.values()]
    .filter((each) => each.saleId === saleId)
    .toSorted((a, b) => order[a.kind] - order[b.kind] || a.number - b.number)

const lastNumber = (tx: Tx, kind: PaperKind): number =>
  Math.max(0, ...[...receipts.of(tx).values()].filter((each) => each.kind === kind).map(({ number }) => number))

const toBillable = (tx: Tx, { id, userId, reference, item, price, charged, paidAt }: Sale): Billable | null => {
  const user = users.of(tx).get(userId)
  const checkout = checkouts.of(tx).get(reference)
  const { workflow, version, request } = namedItemWithin(tx, item)
  if (user === undefined || checkout === undefined) return null
  const { taxRule } = checkout
  return {
    saleId: id,
    userId,
    buyer: user.status === 'erased' ? { name: null, email: null } : { name: user.name, email: user.email },
    reference,
    item: { title: workflow?.title ?? request?.title ?? '', version },
    price,
    charged,
    taxRule,
    paidAt,
  }
}

/** What the database's unique constraints and triggers refuse. */
const requireFit = (tx: Tx, { kind, cause, number }: Receipt): void => {
  if ([...receipts.of(tx).values()].some((each) => each.kind === kind && each.cause === cause))
    throw new Taken('receipts')
  if (number !== lastNumber(tx, kind) + 1) throw new Error('receipts are numbered without gaps')
}

export const memoryReceipts = (memory: Memory, clock: Clock): Receipts => {
  const unpapered = (sinceMs: number): ReadonlyArray<Unpapered> => {
    const before = clock.now().getTime() - sinceMs
    const papers = [...receipts.committed(memory).values()]
    return [
      ...[...sales.committed(memory).values()]
        .filter(({ id, paidAt }) => paidAt.getTime() < before && !papers.some(({ saleId }) => saleId === id))
        .map(({ id }): Unpapered => ({ kind: 'receipt', saleId: id })),
      ...[...refunds.committed(memory).values()]
        .filter(
          ({ id, status, saleId, createdAt }) =>
            status === 'processed' &&
            saleId !== null &&
            createdAt.getTime() < before &&
            !papers.some(({ kind, cause }) => kind === 'credit_note' && cause === id),
        )
        .map(({ id }): Unpapered => ({ kind: 'credit_note', refundId: id })),
    ]
  }
  return {
    billable: (tx) => (saleId) =>
      done(() =>
        pipe(
          O.fromNullable(sales.of(tx).get(saleId)),
          O.chainNullableK((sale) => toBillable(tx, sale)),
        ),
      ),
    nextNumber: (tx) => (kind) => done(() => lastNumber(tx, kind) + 1),
    ofSale: (tx) => (saleId) => done(() => papersOf(receipts.of(tx), saleId)),
    add: (tx) => (receipt) =>
      done(() => {
        requireFit(tx, receipt)
        receipts.of(tx).set(receipt.id, receipt)
      }),
    papers: (saleId) => done(() => papersOf(receipts.committed(memory), saleId)),
    ofPurchase: (userId, reference) =>
      done(() => {
        const sale = [...sales.committed(memory).values()].find(
          (each) => each.reference === reference && each.userId === userId,
        )
        return sale === undefined ? [] : papersOf(receipts.committed(memory), sale.id)
      }),
    missing: (sinceMs, most) => done(() => unpapered(sinceMs).slice(0, most)),
  }
}
