import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { checkoutNotFound, refundNotFound } from '../../../domain/sales/failures.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import { Events } from '../../../ports/kernel/events.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { useCase } from '../../kernel/use-case.ts'

const needs = { outgoings: Outgoings, checkouts: Checkouts, transact: Transact, events: Events }

const announced = ({ checkouts, transact, events }: Deps<typeof needs>, { id, reference }: Refund) =>
  pipe(
    checkouts.find(reference),
    TE.flatMap(TE.fromOption(() => checkoutNotFound({}))),
    TE.flatMap(({ userId }) =>
      transact((tx) => events.append(tx)([{ _tag: 'PaymentReturned', subject: id, facts: { reference, userId } }])),
    ),
  )

/**
 * Announces that a payment which never became a sale went back to its buyer. Run again it announces again; whoever
 * reacts goes by the refund's id.
 */
export const announceReturnedPayment = useCase(
  'AnnounceReturnedPayment',
  needs,
  [refundNotFound, checkoutNotFound],
  (deps) =>
    ({ refundId }: Readonly<{ refundId: string }>) =>
      pipe(
        deps.outgoings.refund(refundId),
        TE.flatMap(TE.fromOption(() => refundNotFound({}))),
        TE.flatMap((refund) => (refund.saleId === null ? announced(deps, refund) : TE.right(undefined))),
      ),
)
