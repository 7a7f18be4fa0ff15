import type { Clock } from '../clock.ts'
import type { Refunds } from '../refunds/refunds.ts'
import { heldBy } from '../refunds/standing.ts'
import type { Dispute, Evidence, Resolution } from '../state/dispute.ts'
import type { Store } from '../state/store.ts'
import type { Transaction } from '../state/transaction.ts'
import { disputeEvent } from '../webhooks/dispute-event.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { contested, opened, reminded, resolvedBy } from './story.ts'

/** What the merchant may change of an open dispute. */
export interface DisputeChange {
  readonly refundAmount?: number
  readonly attachment?: string
  readonly evidence?: Omit<Evidence, 'id' | 'at'>
}

export interface Disputes {
  /** All of a transaction's, the oldest first. */
  readonly of: (transaction: Transaction) => readonly Dispute[]
  readonly transactionOf: (dispute: Dispute) => Transaction
  /** A bank claims a payment: announced, reminded of, and accepted by itself when nobody answers in time. */
  readonly open: (transaction: Transaction, amount: number) => Dispute
  /** Changes what is known of it. Evidence alone answers nothing: the time to answer runs on. */
  readonly change: (dispute: Dispute, change: DisputeChange) => Dispute
  /** The merchant answers that the claim is wrong; the bank decides later. */
  readonly contest: (dispute: Dispute, message: string) => Dispute
  /** It ends. Unless the claim is declined, the money is taken: as much as refunds have left of it. */
  readonly resolve: (dispute: Dispute, resolution: Resolution, by: 'merchant' | 'bank', message: string) => Dispute
  /** Takes up what was under way when the sandbox last stopped. */
  readonly resume: () => void
}

interface Needs {
  readonly clock: Clock
  readonly store: Store
  readonly webhooks: Webhooks
  readonly refunds: Refunds
}

const people = { merchant: 'merchant@sandbox.localhost', bank: 'bank@sandbox.localhost' } as const

export const disputesWith = ({ clock, store, webhooks, refunds }: Needs): Disputes => {
  const transactionOf = ({ id, transactionId }: Dispute): Transaction => {
    const transaction = store.transactionById(transactionId)
    if (transaction === undefined) throw new Error(`the state has no transaction ${transactionId} of dispute ${id}`)
    return transaction
  }

  const tell = (happened: 'create' | 'remind' | 'resolve', dispute: Dispute): Dispute => {
    const transaction = transactionOf(dispute)
    const customer = store.customerById(transaction.customerId)
    webhooks.announce({
      key: dispute.key,
      reference: transaction.reference,
      ...disputeEvent(happened, dispute, transaction, customer),
    })
    return dispute
  }

  const kept = (dispute: Dispute): Dispute => {
    store.disputes.put(dispute)
    ring(dispute)
    return dispute
  }

  const take = (dispute: Dispute) => {
    const transaction = transactionOf(dispute)
    const amount = Math.min(dispute.refundAmount, transaction.amount - heldBy(refunds.of(transaction)))
    if (amount > 0) refunds.take(transaction, amount, dispute.id)
  }

  const end = (dispute: Dispute, resolution: Resolution, by: string, message: string, at: number): Dispute => {
    const resolved = kept(resolvedBy(dispute, resolution, by, message, at))
    if (resolution !== 'declined') take(resolved)
    return tell('resolve', resolved)
  }

  const ring = ({ id, nextStepAt }: Dispute) => {
    if (nextStepAt === null) return
    clock.at(nextStepAt, async () => {
      const dispute = store.disputes.byId(id)
      if (dispute?.nextStepAt !== nextStepAt) return
      if (nextStepAt < dispute.dueAt) tell('remind', kept(reminded(dispute, nextStepAt)))
      else end(dispute, 'auto-accepted', people.bank, 'Accepted as nobody answered in time', nextStepAt)
    })
  }

  return {
    of: ({ id }) => store.disputes.all().filter(({ transactionId }) => transactionId === id),
    transactionOf,
    open: (transaction, amount) => {
      const { email } = store.customerById(transaction.customerId)
      return tell('create', kept(opened(store.disputes.nextId(), transaction, email, amount, clock.now())))
    },
    change: (dispute, { evidence, ...change }) => {
      const at = clock.now()
      const added = evidence === undefined ? {} : { evidence: { ...evidence, id: dispute.id, at } }
      const changed = { ...dispute, ...change, ...added, updatedAt: at }
      store.disputes.put(changed)
      return changed
    },
    contest: (dispute, message) => kept(contested(dispute, people.merchant, message, clock.now())),
    resolve: (dispute, resolution, by, message) => end(dispute, resolution, people[by], message, clock.now()),
    resume: () => {
      for (const dispute of store.disputes.all()) ring(dispute)
    },
  }
}
