import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Contest, ContestAnswer, RefundGateway } from '../../ports/sales/refund-gateway.ts'
import { field, idOf } from './json.ts'
import { type asking, isDone, useless, whyRefused } from './paystack.answers.ts'
import { disputeOf } from './paystack.dispute.ts'
import type { PaystackAnswer } from './paystack.http.ts'

type Asked = ReturnType<typeof asking>

/** A telephone number is required, and the shop asks nobody for one. */
const noTelephone = 'not given'

const evidenceBody = ({ buyer, details, deliveredAt }: Contest) => ({
  customer_email: buyer.email,
  customer_name: buyer.name,
  customer_phone: noTelephone,
  service_details: details,
  ...(deliveredAt === null ? {} : { delivery_date: deliveredAt.toISOString().slice(0, 10) }),
})

/** The documentation asks for a file's name even where nothing was uploaded; a name of its own would claim a file. */
export const noFile = 'none'

/** Nothing is offered back. Evidence is named by a number; one beyond 2^53 would name another, so it stays away. */
const declinedBody = (evidenceId: string | null) => {
  const evidence = Number(evidenceId ?? Number.NaN)
  return {
    resolution: 'declined',
    message: 'The shop contests this claim: see the evidence',
    refund_amount: 0,
    uploaded_filename: noFile,
    ...(Number.isSafeInteger(evidence) ? { evidence } : {}),
  }
}

type Step = Readonly<{ outcome: 'done'; id: string | null }> | Extract<ContestAnswer, { outcome: 'refused' }>

const stepped = (answer: PaystackAnswer) => {
  if (isDone(answer)) return E.right<never, Step>({ outcome: 'done', id: idOf(field(answer.body, 'data')) })
  const why = whyRefused(answer)
  return why === null ? E.left(useless(answer)) : E.right<never, Step>({ outcome: 'refused', why })
}

/** Whether nobody waits for the merchant any more: an answer that was lost before is refused when it is given again. */
const isAnswered = (answer: PaystackAnswer) => {
  const dispute = isDone(answer) ? disputeOf(field(answer.body, 'data')) : null
  return dispute === null
    ? E.left(useless(answer))
    : E.right(dispute.status === 'under_review' || dispute.status === 'resolved')
}

/**
 * Contests a dispute by Paystack's API: evidence, which alone answers nothing, then the resolution `declined`, without
 * which Paystack accepts the claim by itself once its time is over. No file goes with it: a file's place is another host
 * than the API's, and the evidence is said in words.
 */
export const contestOf =
  (asked: Asked, pathOf: (providerId: string) => string): RefundGateway['contestDispute'] =>
  (contest) => {
    const path = pathOf(contest.providerId)
    const steps = pipe(
      asked({ method: 'POST', path: `${path}/evidence`, body: evidenceBody(contest) }, stepped),
      TE.flatMap((evidence) =>
        evidence.outcome === 'refused'
          ? TE.right(evidence)
          : asked({ method: 'PUT', path: `${path}/resolve`, body: declinedBody(evidence.id) }, stepped),
      ),
    )
    return pipe(
      steps,
      TE.flatMap((step) =>
        step.outcome === 'done'
          ? TE.right<never, ContestAnswer>({ outcome: 'taken' })
          : pipe(
              asked({ method: 'GET', path }, isAnswered),
              TE.map((answered): ContestAnswer => (answered ? { outcome: 'taken' } : step)),
            ),
      ),
    )
  }
