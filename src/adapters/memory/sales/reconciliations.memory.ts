import { O } from '../../../domain/kernel/fp.ts'
import { counted, type KnownPayment, type Reconciliation } from '../../../domain/sales/reconciliation.ts'
import type { Reconciliations } from '../../../ports/sales/reconciliations.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { checkouts, type KeptCheckout } from './checkouts.memory.ts'
import { refunds } from './outgoings.memory.ts'
import { sales } from './sales.memory.ts'

type Kept = Reconciliation & Readonly<{ seen: ReadonlyArray<string> }>

export const reconciliations = shelf<Kept>('reconciliations')

export const memoryReconciliations = (memory: Memory): Reconciliations => {
  const saleOf = (reference: string) =>
    [...sales.committed(memory).values()].find((sale) => sale.reference === reference && sale.charged.amount > 0)
  const toKnown = ({ reference, status, price, held }: KeptCheckout): KnownPayment => {
    const sale = saleOf(reference)
    const came =
      sale === undefined
        ? held
        : { amount: sale.charged.amount, currency: sale.charged.currency, fees: sale.fees.amount }
    return {
      reference,
      status,
      total: price.total.amount,
      came: came === null ? null : { amount: came.amount, currency: came.currency, fees: came.fees },
    }
  }
  const paidAtOf = ({ reference, held }: KeptCheckout): Date | null => saleOf(reference)?.paidAt ?? held?.paidAt ?? null
  const all = (): ReadonlyArray<KeptCheckout> => [...checkouts.committed(memory).values()]
  return {
    begin: (tx) => (reconciliation) =>
      done(() => void reconciliations.of(tx).set(reconciliation.id, { ...reconciliation, seen: [] })),
    find: (id) =>
      done(() => {
        const found = reconciliations.committed(memory).get(id)
        if (found === undefined) return O.none
        const { seen: _, ...reconciliation } = found
        return O.some(reconciliation)
      }),
    lastTo: () =>
      done(() => {
        const times = [...reconciliations.committed(memory).values()]
          .filter(({ place }) => place.stage === 'done')
          .map(({ window }) => window.to.getTime())
        return times.length === 0 ? O.none : O.some(new Date(Math.max(...times)))
      }),
    goOn: (tx) => (id, from, to, counts, seen) =>
      done(() => {
        const found = reconciliations.of(tx).get(id)
        const isThere =
          found?.place.stage === from.stage && found.place.page === from.page && found.place.after === from.after
        if (found === undefined || !isThere) return false
        const next = { ...found, ...counted(found, counts), place: to }
        reconciliations.of(tx).set(id, { ...next, seen: to.stage === 'done' ? [] : [...found.seen, ...seen] })
        return true
      }),
    known: (references) =>
      done(() =>
        all()
          .filter(({ reference }) => references.includes(reference))
          .map(toKnown),
      ),
    unseen: ({ id, window, place }, limit) =>
      done(() => {
        const seen = new Set(reconciliations.committed(memory).get(id)?.seen)
        const isWithin = (at: Date | null) => at !== null && at >= window.from && at <= window.to
        return all()
          .filter((each) => isWithin(paidAtOf(each)) && !seen.has(each.reference))
          .filter(({ reference }) => place.after === null || reference > place.after)
          .toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
          .slice(0, limit)
          .map(toKnown)
      }),
    knowsRefund: (providerId) =>
      done(() => [...refunds.committed(memory).values()].some((each) => each.providerId === providerId)),
    referenceOf: (transactionId) =>
      done(() => {
        const sold = [...sales.committed(memory).values()].find(({ providerId }) => providerId === transactionId)
        return O.fromNullable(
          sold?.reference ?? all().find(({ held }) => held?.providerId === transactionId)?.reference,
        )
      }),
  }
}
