import { reaction, schedule } from '../../application/kernel/reaction.ts'
import { countSales } from '../../application/sales/count-sales.ts'
import { handlePaymentEvent } from '../../application/sales/handle-payment-event.ts'
import { raiseReviewAlert } from '../../application/sales/raise-review-alert.ts'
import { paymentEventReceived } from '../../application/sales/receive-payment-event.ts'
import { sweepCheckouts } from '../../application/sales/sweep-checkouts.ts'

const everyMinute = '* * * * *'

export const salesReactions = [
  reaction('handle-payment-event', [paymentEventReceived], handlePaymentEvent, ({ subject }) => ({ eventId: subject })),
  reaction('count-sales', ['SaleRecorded'], countSales, ({ facts }) => ({ workflowId: String(facts['workflowId']) })),
  reaction('raise-review-alert', ['PaymentHeldForReview'], raiseReviewAlert, ({ subject, facts }) => ({
    reference: subject,
    reason: String(facts['reason']),
  })),
]

export const salesSchedules = [schedule('sweep-checkouts', everyMinute, sweepCheckouts, () => ({}))]
