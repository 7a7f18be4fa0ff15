import { reaction, schedule } from '../../application/kernel/reaction.ts'
import { handlePaymentEvent } from '../../application/sales/handle-payment-event.ts'
import { raiseReviewAlert } from '../../application/sales/raise-review-alert.ts'
import { paymentEventReceived } from '../../application/sales/receive-payment-event.ts'
import { sweepCheckouts } from '../../application/sales/sweep-checkouts.ts'

const everyMinute = '* * * * *'

export const salesReactions = [
  reaction('handle-payment-event', [paymentEventReceived], handlePaymentEvent, ({ subject }) => ({ eventId: subject })),
  reaction('raise-review-alert', ['PaymentHeldForReview'], raiseReviewAlert, ({ subject, facts }) => ({
    reference: subject,
    reason: String(facts['reason']),
  })),
]

export const salesSchedules = [schedule('sweep-checkouts', everyMinute, sweepCheckouts, () => ({}))]
