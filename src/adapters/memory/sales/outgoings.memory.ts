import { O } from '../../../domain/kernel/fp.ts'
import type { Dispute } from '../../../domain/sales/outgoing/dispute.ts'
import { holds, type Refund } from '../../../domain/sales/outgoing/refund.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { type Outgoings, refundLeaseMs } from '../../../ports/sales/outgoings.ts'
import { done, type Memory, shelf, Taken } from '../kernel/memory.ts'
import { checkouts } from './checkouts.memory.ts'
import { sales } from './sales.memory.ts'

/** A refund with what only its store looks at. */
type KeptRefund = Refund & Readonly<{ sendingUntil: Date | null }>

export const refunds = shelf<KeptRefund>('refunds')
export const disputes = shelf<Dispute>('disputes')
const readings = shelf<Readonly<{ at: Date | null; reads: number }>>('outgoing_readings')

const plain = ({ sendingUntil: _, ...refund }: KeptRefund): Refund => refund

const oldestFirst = <A extends Readonly<{ id: string }>>(all: Iterable<A>, timeOf: (each: A) => Date): Array<A> =>
  [...all].sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime() || (a.id < b.id ? -1 : 1))

const paidFor = (tx: Tx, reference: string): number => {
  const sale = [...sales.of(tx).values()].find((each) => each.reference === reference)
  return sale?.charged.amount ?? checkouts.of(tx).get(reference)?.held?.amount ?? 0
}

/** What the database's trigger and unique constraint refuse. */
const requireBound = (tx: Tx, { reference, providerId, id }: Refund): void => {
  const all = [...refunds.of(tx).values()]
  if (providerId !== null && all.some((each) => each.providerId === providerId && each.id !== id))
    throw new Taken('refunds')
  const held = all.filter((each) => each.reference === reference && holds(each))
  if (held.reduce((sum, { amount }) => sum + amount, 0) > paidFor(tx, reference))
    throw new Error('refunds exceed what was paid')
}

export const memoryOutgoings = (memory: Memory, clock: Clock): Outgoings => ({
  of: (tx) => (reference) =>
    done(() => ({
      refunds: oldestFirst(
        [...refunds.of(tx).values()].filter((each) => each.reference === reference).map(plain),
        ({ createdAt }) => createdAt,
      ),
      disputes: oldestFirst(
        [...disputes.of(tx).values()].filter((each) => each.reference === reference),
        ({ openedAt }) => openedAt,
      ),
    })),
  keep: (tx) => (_, after) =>
    done(() => {
      for (const refund of after.refunds) refunds.of(tx).set(refund.id, { ...refund, sendingUntil: null })
      for (const refund of after.refunds) requireBound(tx, refund)
      for (const dispute of after.disputes) disputes.of(tx).set(dispute.id, dispute)
    }),
  refund: (id) =>
    done(() => {
      const found = refunds.committed(memory).get(id)
      return found === undefined ? O.none : O.some(plain(found))
    }),
  dispute: (id) => done(() => O.fromNullable(disputes.committed(memory).get(id))),
  claimSending: (tx) => (id) =>
    done(() => {
      const found = refunds.of(tx).get(id)
      const now = clock.now().getTime()
      if (found?.status !== 'requested' || (found.sendingUntil?.getTime() ?? 0) > now) return O.none
      refunds.of(tx).set(id, { ...found, sent: true, sendingUntil: new Date(now + refundLeaseMs) })
      return O.some(plain(found))
    }),
  readAgain: (tx) => (reference, at) =>
    done(() => void readings.of(tx).set(reference, { at, reads: readings.of(tx).get(reference)?.reads ?? 0 })),
  due: (tx) => (limit) =>
    done(() => {
      const now = clock.now().getTime()
      const found = [...readings.of(tx)]
        .filter(([, { at }]) => at !== null && at.getTime() <= now)
        .sort(([, a], [, b]) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0))
        .slice(0, limit)
      for (const [reference, { at, reads }] of found) readings.of(tx).set(reference, { at, reads: reads + 1 })
      return found.map(([reference, { reads }]) => ({ reference, reads }))
    }),
})
