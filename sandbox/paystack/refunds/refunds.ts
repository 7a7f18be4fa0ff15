import type { Clock } from '../clock.ts'
import type { Refund, RefundStatus } from '../state/refund.ts'
import type { Store } from '../state/store.ts'
import type { Transaction } from '../state/transaction.ts'
import { refundEvent } from '../webhooks/refund-event.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { standing } from './standing.ts'

/** A refund that may be: who asked for it has looked at what is left. */
export interface RefundOrder {
  readonly transaction: Transaction
  readonly amount: number
  readonly customerNote?: string
  readonly merchantNote?: string
}

export interface Refunds {
  /** All of a transaction's, the oldest first. */
  readonly of: (transaction: Transaction) => readonly Refund[]
  /** A refund begins: pending, announced, and moved on by the sandbox's clock. */
  readonly begin: (order: RefundOrder) => Refund
  /** What a lost dispute takes: gone at once, and announced by the dispute alone. */
  readonly take: (transaction: Transaction, amount: number, disputeId: number) => Refund
  /** Sends a refund that needed attention on its way again. */
  readonly retry: (refund: Refund) => Refund
  /** Takes up what was under way when the sandbox last stopped. */
  readonly resume: () => void
}

interface Needs {
  readonly clock: Clock
  readonly store: Store
  readonly webhooks: Webhooks
}

/** From pending to processing, and from there to the end: half a minute in all. */
const PROCESSING_AFTER_MS = 20_000
const ENDS_AFTER_MS = 10_000

/** Whom Paystack names as the one who refunded; the sandbox knows no merchant. */
const REFUNDED_BY = 'merchant@sandbox.localhost'

/** Two of Paystack's test cards pay well and refund badly; sent to another account the money arrives. */
const endOf = (refund: Refund, card: string | null): RefundStatus => {
  if (refund.retried) return 'processed'
  if (card === 'refund-fails') return 'failed'
  return card === 'refund-needs-attention' ? 'needs-attention' : 'processed'
}

export const refundsWith = ({ clock, store, webhooks }: Needs): Refunds => {
  const transactionOf = ({ id, transactionId }: Refund): Transaction => {
    const transaction = store.transactionById(transactionId)
    if (transaction === undefined) throw new Error(`the state has no transaction ${transactionId} of refund ${id}`)
    return transaction
  }

  const of = ({ id }: Transaction) => store.refunds.all().filter(({ transactionId }) => transactionId === id)

  const keep = (refund: Refund): Refund => {
    const transaction = transactionOf(refund)
    store.refunds.put(refund)
    store.putTransaction(standing(transaction, of(transaction)))
    return refund
  }

  const announce = (refund: Refund) => {
    const transaction = transactionOf(refund)
    const customer = store.customerById(transaction.customerId)
    webhooks.announce({
      key: refund.key,
      reference: transaction.reference,
      ...refundEvent(refund, transaction, customer),
    })
  }

  const moved = (refund: Refund, at: number): Refund => {
    if (refund.status === 'pending')
      return { ...refund, status: 'processing', updatedAt: at, nextStepAt: at + ENDS_AFTER_MS }
    const status = endOf(refund, transactionOf(refund).card)
    const processedAt = status === 'processed' ? at : null
    return { ...refund, status, updatedAt: at, processedAt, nextStepAt: null }
  }

  /** Steps are dated as planned, so that a clock that jumps over both leaves the same story. */
  const ring = ({ id, nextStepAt }: Refund) => {
    if (nextStepAt === null) return
    clock.at(nextStepAt, async () => {
      const refund = store.refunds.byId(id)
      if (refund?.nextStepAt !== nextStepAt) return
      setOff(keep(moved(refund, nextStepAt)))
    })
  }

  const setOff = (refund: Refund): Refund => {
    announce(refund)
    ring(refund)
    return refund
  }

  const made = ({ transaction, amount, customerNote, merchantNote }: RefundOrder, at: number): Refund => {
    const usualNote = `Refund for transaction ${transaction.reference}`
    return {
      id: store.refunds.nextId(),
      key: transaction.key,
      transactionId: transaction.id,
      disputeId: null,
      amount,
      currency: transaction.currency,
      status: 'pending',
      customerNote: customerNote ?? usualNote,
      merchantNote: merchantNote ?? `${usualNote} by ${REFUNDED_BY}`,
      refundedBy: REFUNDED_BY,
      retried: false,
      createdAt: at,
      updatedAt: at,
      processedAt: null,
      nextStepAt: at + PROCESSING_AFTER_MS,
    }
  }

  return {
    of,
    begin: (order) => setOff(keep(made(order, clock.now()))),
    take: (transaction, amount, disputeId) => {
      const at = clock.now()
      return keep({
        ...made({ transaction, amount }, at),
        disputeId,
        status: 'processed',
        processedAt: at,
        nextStepAt: null,
      })
    },
    retry: (refund) => {
      const at = clock.now()
      return setOff(
        keep({ ...refund, status: 'processing', retried: true, updatedAt: at, nextStepAt: at + ENDS_AFTER_MS }),
      )
    },
    resume: () => {
      for (const refund of store.refunds.all()) ring(refund)
    },
  }
}
