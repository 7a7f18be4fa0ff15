import { orElse, reaction, schedule } from '../../application/kernel/reaction.ts'
import { countSales } from '../../application/sales/count-sales.ts'
import { handlePaymentEvent } from '../../application/sales/handle-payment-event.ts'
import { giveUpPaymentEvent } from '../../application/sales/inbox/give-up-payment-event.ts'
import { alarming, raiseOutgoingAlert } from '../../application/sales/outgoing/raise-outgoing-alert.ts'
import { refundUnwanted } from '../../application/sales/outgoing/refund-unwanted.ts'
import { sendObjection } from '../../application/sales/outgoing/send-objection.ts'
import { sendRefund } from '../../application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../../application/sales/outgoing/sweep-outgoing.ts'
import { raiseReviewAlert } from '../../application/sales/raise-review-alert.ts'
import { announceReturnedPayment } from '../../application/sales/receipts/announce-returned-payment.ts'
import { issueCreditNote } from '../../application/sales/receipts/issue-credit-note.ts'
import { issueMissingPapers } from '../../application/sales/receipts/issue-missing-papers.ts'
import { issueReceipt } from '../../application/sales/receipts/issue-receipt.ts'
import { paymentEventReceived } from '../../application/sales/receive-payment-event.ts'
import { beginReconciliation } from '../../application/sales/reconciling/begin-reconciliation.ts'
import { continueReconciliation } from '../../application/sales/reconciling/continue-reconciliation.ts'
import { sweepCheckouts } from '../../application/sales/sweep-checkouts.ts'
import type { Place } from '../../domain/sales/reconciliation.ts'

const everyMinute = '* * * * *'
const everyTenMinutes = '*/10 * * * *'
/** When little is sold. */
const everyNight = '17 2 * * *'

const stages = ['transactions', 'sales', 'refunds'] as const

const placeOf = ({ stage, page, after }: Readonly<Record<string, unknown>>): Place => ({
  stage: stages.find((each) => each === stage) ?? 'done',
  page: Number(page),
  after: typeof after === 'string' ? after : null,
})

export const salesReactions = [
  orElse(
    reaction('handle-payment-event', [paymentEventReceived], handlePaymentEvent, ({ subject }) => ({
      eventId: subject,
    })),
    giveUpPaymentEvent,
    ({ subject }, failure) => ({ eventId: subject, failure }),
  ),
  reaction('count-sales', ['SaleRecorded'], countSales, ({ facts }) => ({
    workflowId: typeof facts['workflowId'] === 'string' ? facts['workflowId'] : null,
  })),
  reaction('issue-receipt', ['SaleRecorded'], issueReceipt, ({ subject }) => ({ saleId: subject })),
  reaction('issue-credit-note', ['RefundProcessed'], issueCreditNote, ({ subject }) => ({ refundId: subject })),
  reaction('announce-returned-payment', ['RefundProcessed'], announceReturnedPayment, ({ subject }) => ({
    refundId: subject,
  })),
  reaction('continue-reconciliation', ['ReconciliationWentOn'], continueReconciliation, ({ subject, facts }) => ({
    id: subject,
    place: placeOf(facts),
  })),
  reaction('raise-review-alert', ['PaymentHeldForReview'], raiseReviewAlert, ({ subject, facts }) => ({
    reference: subject,
    reason: String(facts['reason']),
  })),
  reaction('refund-unwanted', ['PaymentHeldForReview'], refundUnwanted, ({ subject, facts }) => ({
    reference: subject,
    reason: String(facts['reason']),
  })),
  reaction('send-refund', ['RefundRequested'], sendRefund, ({ subject }) => ({ refundId: subject })),
  reaction('send-objection', ['DisputeContested'], sendObjection, ({ subject }) => ({ objectionId: subject })),
  reaction('raise-outgoing-alert', alarming, raiseOutgoingAlert, (event) => event),
]

export const salesSchedules = [
  schedule('sweep-checkouts', everyMinute, sweepCheckouts, () => ({})),
  schedule('sweep-outgoing', everyMinute, sweepOutgoing, () => ({})),
  schedule('issue-missing-papers', everyTenMinutes, issueMissingPapers, () => ({})),
  schedule('reconcile-payments', everyNight, beginReconciliation, () => ({ operator: null })),
]
