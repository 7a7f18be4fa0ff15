import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { DisputeOutcome } from '../../domain/sales/outgoing/dispute.ts'
import type { ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import type { Contest, RefundAnswer, RefundGateway, RefundOrder } from '../../ports/sales/refund-gateway.ts'
import { field, textField } from './json.ts'
import { asking, isDone, says, useless } from './paystack.answers.ts'
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

/** Statuses that say nothing of this refund: a wrong key, a timeout, too many calls. */
const saysNothing: ReadonlySet<number> = new Set([401, 403, 407, 408, 409, 425, 429])

/** Understood, and will not: only what Paystack says so in its own form is a refusal. All else is an unknown outcome. */
const isRefusal = ({ status, body }: PaystackAnswer): boolean =>
  status >= 400 &&
  status < 500 &&
  !saysNothing.has(status) &&
  (field(body, 'status') === false || field(body, 'status') === 'false') &&
  textField(body, 'message') !== null &&
  !says(body, 'rate_limited', 'rate limit exceeded!')

const longestWhy = 300

const answered = (answer: PaystackAnswer): E.Either<ProviderUnavailable, RefundAnswer> => {
  if (isRefusal(answer))
    return E.right({ outcome: 'refused', why: (textField(answer.body, 'message') ?? '').slice(0, longestWhy) })
  const refund = isDone(answer) ? refundOf(field(answer.body, 'data')) : null
  return refund === null ? E.left(useless(answer)) : E.right({ outcome: 'accepted', refund })
}

/** The documentation asks for a file's name even where nothing was uploaded. */
const noFile = 'none'

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

/** A telephone number is required, and the shop asks nobody for one. */
const noTelephone = 'not given'

const evidenceBody = ({ buyer, details, deliveredAt }: Contest) => ({
  customer_email: buyer.email,
  customer_name: buyer.name,
  customer_phone: noTelephone,
  service_details: details,
  ...(deliveredAt === null ? {} : { delivery_date: deliveredAt.toISOString().slice(0, 10) }),
})

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
    contestDispute: (contest) =>
      pipe(
        asked(
          { method: 'POST', path: `${disputePath(contest.providerId)}/evidence`, body: evidenceBody(contest) },
          (answer) => (isDone(answer) ? E.right(undefined) : E.left(useless(answer))),
        ),
        TE.map(() => undefined),
      ),
  }
}
