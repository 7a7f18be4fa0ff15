import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { paymentHeldMessage } from '../../domain/notifications/payment-message.ts'
import type { Checkout } from '../../domain/sales/checkout.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { RefundPolicy } from '../../ports/sales/refund-policy.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'
import { naming, titleOfItem } from './title-of.ts'

const needs = { ...naming, checkouts: Checkouts, policy: RefundPolicy }

/** A second payment is told of, whatever became of it since: nothing else tells of it. */
const isStillHeld = ({ status, reviewReason }: Checkout): boolean =>
  status === 'review' || reviewReason === 'owned_already'

const written = ({ policy }: Deps<typeof needs>, { reviewReason: reason, held: paid }: Checkout, title: string) =>
  reason === null || paid === null
    ? O.none
    : O.some<Message>(paymentHeldMessage(title, { reason, paid, goesBack: policy.refundsDuplicates }))

/** Tells a buyer that their payment waits for a person, or that they paid twice; once for a payment. */
export const composePaymentHeld = useCase(
  'ComposePaymentHeld',
  needs,
  [],
  (deps) =>
    ({ mail: { facts } }: Composing) =>
      pipe(
        deps.checkouts.find(textIn(facts, 'reference')),
        TE.map(O.filter(isStillHeld)),
        TE.flatMap(
          O.match(
            () => TE.right(O.none),
            (checkout) =>
              pipe(
                titleOfItem(deps)(checkout.item),
                TE.map((title) => written(deps, checkout, title)),
              ),
          ),
        ),
      ),
)

export const paymentHeldLetter: LetterKind = {
  kind: 'payment-held',
  isOptional: false,
  follows: {
    on: ['PaymentHeldForReview'],
    to: ({ subject, facts }) => ({ userId: textIn(facts, 'userId'), facts: { reference: subject } }),
  },
  compose: composePaymentHeld,
}
