import { O } from '../../../domain/kernel/fp.ts'
import { isSameItem } from '../../../domain/sales/item.ts'
import type { Posting } from '../../../domain/sales/ledger.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import type { Sales } from '../../../ports/sales/sales.ts'
import { done, type Memory, shelf, Taken } from '../kernel/memory.ts'

/** A sale, or one side of a booking, with what the database adds. */
export type LedgerEntry = Posting & Readonly<{ txnId: string; reference: string; currency: string; at: Date }>

export const sales = shelf<Sale>('sales')
export const ledgerEntries = shelf<LedgerEntry>('ledger_entries')

const standing = new Set(['paid', 'partially_refunded', 'disputed'])

/** What the database's unique constraints refuse. */
const isTaken = (all: ReadonlyMap<string, Sale>, sale: Sale): boolean =>
  [...all.values()].some(
    ({ reference, userId, item, status }) =>
      reference === sale.reference || (standing.has(status) && userId === sale.userId && isSameItem(item, sale.item)),
  )

const sum = (postings: ReadonlyArray<Posting>): number => postings.reduce((total, { delta }) => total + delta, 0)

export const memorySales = (memory: Memory, { ids, clock }: Readonly<{ ids: Ids; clock: Clock }>): Sales => ({
  add: (tx) => (sale) =>
    done(() => {
      if (isTaken(sales.of(tx), sale)) throw new Taken('sales')
      sales.of(tx).set(sale.id, sale)
    }),
  book:
    (tx) =>
    ({ reference, currency, postings }) =>
      done(() => {
        if (sum(postings) !== 0) throw new Error('the ledger transaction does not balance')
        const txnId = ids.next()
        for (const posting of postings)
          ledgerEntries.of(tx).set(ids.next(), { ...posting, txnId, reference, currency, at: clock.now() })
      }),
  moved:
    (tx) =>
    ({ id, status }) =>
      done(() => {
        const found = sales.of(tx).get(id)
        if (found === undefined) return
        sales.of(tx).delete(id)
        const next = { ...found, status }
        if (standing.has(status) && isTaken(sales.of(tx), next)) throw new Taken('sales')
        sales.of(tx).set(id, next)
      }),
  handedOver: (tx) => (id, userId) =>
    done(() => {
      const found = sales.of(tx).get(id)
      if (found === undefined) return
      sales.of(tx).delete(id)
      const next = { ...found, userId }
      if (isTaken(sales.of(tx), next)) throw new Taken('sales')
      sales.of(tx).set(id, next)
    }),
  of: (tx) => (reference) =>
    done(() => O.fromNullable([...sales.of(tx).values()].find((sale) => sale.reference === reference))),
  standing: (tx) => (userId, item) =>
    done(() =>
      O.fromNullable(
        [...sales.of(tx).values()].find(
          (sale) => standing.has(sale.status) && sale.userId === userId && isSameItem(sale.item, item),
        ),
      ),
    ),
  byId: (id) => done(() => O.fromNullable(sales.committed(memory).get(id))),
  byReference: (reference) =>
    done(() => O.fromNullable([...sales.committed(memory).values()].find((sale) => sale.reference === reference))),
})
