import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { paymentReturnedMessage } from '../../domain/notifications/payment-message.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { Outgoings } from '../../ports/sales/outgoings.ts'
import { RefundPolicy } from '../../ports/sales/refund-policy.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'
import { naming, titleOfItem } from './title-of.ts'

const needs = { ...naming, checkouts: Checkouts, outgoings: Outgoings, policy: RefundPolicy }

/**
 * Tells a buyer that a payment which bought nothing went back. Who paid twice was told so, and that it goes back, when it
 * came: they are told once (PAY-13).
 */
export const composePaymentReturned = useCase('ComposePaymentReturned', needs, [], (deps) => {
  const isToldAlready = (reason: string | null): boolean => reason === 'owned_already' && deps.policy.refundsDuplicates
  return ({ mail: { facts } }: Composing) =>
    pipe(
      TE.Do,
      TE.apSW('refund', deps.outgoings.refund(textIn(facts, 'refundId'))),
      TE.apSW('checkout', deps.checkouts.find(textIn(facts, 'reference'))),
      TE.flatMap(({ refund, checkout }): TE.TaskEither<Unavailable, O.Option<Message>> => {
        if (O.isNone(refund) || O.isNone(checkout) || isToldAlready(checkout.value.reviewReason))
          return TE.right(O.none)
        return pipe(
          titleOfItem(deps)(checkout.value.item),
          TE.map((title) => O.some(paymentReturnedMessage(title, refund.value))),
        )
      }),
    )
})

export const paymentReturnedLetter: LetterKind = {
  kind: 'payment-returned',
  isOptional: false,
  follows: {
    on: ['PaymentReturned'],
    to: ({ subject, facts }) => ({
      cause: subject,
      userId: textIn(facts, 'userId'),
      facts: { refundId: subject, reference: textIn(facts, 'reference') },
    }),
  },
  compose: composePaymentReturned,
}
