import { E } from '../../domain/kernel/fp.ts'
import type { DisputeOutcome } from '../../domain/sales/outgoing/dispute.ts'
import type { ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import type { RefundAnswer, RefundGateway, RefundOrder } from '../../ports/sales/refund-gateway.ts'
import { field } from './json.ts'
import { asking, isDone, useless, whyRefused } from './paystack.answers.ts'
import { contestOf, noFile } from './paystack.contest.ts'
import { disputeOf, outcomeOf } from './paystack.dispute.ts'
import { callPaystack, type PaystackAnswer, type PaystackConnection } from './paystack.http.ts'
import { everyPage } from './paystack.pages.ts'
import { refundOf } from './paystack.refund.ts'

/**
 * The amount is always said: without it, after a partial refund, Paystack takes the whole and fails. The reference is
 * ours and text, so no id loses its last digits.
 */
const refundBody = ({ reference, amount, currency, note }: RefundOrder) => ({
  transaction: reference,
  amount,
  currency,
  merchant_note: note,
})

const answered = (answer: PaystackAnswer): E.Either<ProviderUnavailable, RefundAnswer> => {
  const why = whyRefused(answer)
  if (why !== null) return E.right({ outcome: 'refused', why })
  const refund = isDone(answer) ? refundOf(field(answer.body, 'data')) : null
  return refund === null ? E.left(useless(answer)) : E.right({ outcome: 'accepted', refund })
}

const resolutionBody = ({ amount, message }: Readonly<{ amount: number; message: string }>) => ({
  resolution: 'merchant-accepted',
  message,
  refund_amount: amount,
  uploaded_filename: noFile,
})

const resolved = (answer: PaystackAnswer): E.Either<ProviderUnavailable, DisputeOutcome> => {
  const outcome = isDone(answer) ? outcomeOf(field(answer.body, 'data')) : null
  return outcome === null ? E.left(useless(answer)) : E.right(outcome)
}

/** Refunds and disputes by Paystack's API: lenient in what it reads, strict in what it believes. */
export const paystackRefunds = (connection: PaystackConnection): RefundGateway => {
  const asked = asking(callPaystack(connection))
  const every = everyPage(asked)
  const disputePath = (providerId: string): string => `/dispute/${encodeURIComponent(providerId)}`
  return {
    refund: (order) => asked({ method: 'POST', path: '/refund', body: refundBody(order) }, answered),
    refundsOf: ({ providerId }) =>
      every({ path: '/refund', transactionId: providerId, withinMs: connection.timeoutMs, read: refundOf }),
    disputesOf: ({ providerId }) =>
      every({ path: '/dispute', transactionId: providerId, withinMs: connection.timeoutMs, read: disputeOf }),
    acceptDispute: ({ providerId, ...answer }) =>
      asked({ method: 'PUT', path: `${disputePath(providerId)}/resolve`, body: resolutionBody(answer) }, resolved),
    contestDispute: contestOf(asked, disputePath),
  }
}
