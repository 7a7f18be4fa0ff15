import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { shownStatus } from '../../domain/sales/checkout.ts'
import { checkoutNotFound, paymentNotFound, providerUnavailable } from '../../domain/sales/failures.ts'
import { type InboxStatus, type PaymentEvent, tellsOfOutgoing } from '../../domain/sales/payment-event.ts'
import { Alerts } from '../../ports/kernel/alerts.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { Inbox, type KeptEvent } from '../../ports/sales/inbox.ts'
import { ReviewItems } from '../../ports/sales/review-items.ts'
import { useCase } from '../kernel/use-case.ts'
import { readOutgoing } from './outgoing/read-outgoing.ts'
import { recordSale } from './record-sale.ts'

const needs = {
  inbox: Inbox,
  reviewItems: ReviewItems,
  alerts: Alerts,
  transact: Transact,
  recordSale: recordSale.port,
  readOutgoing: readOutgoing.port,
}

type Refusal = Conflict | Unavailable | FailedBy<typeof paymentNotFound | typeof providerUnavailable>
type Done = Readonly<{ status: InboxStatus; outcome: string }>

/** Money for something we never asked for: a person must look. */
const unmatched = (
  { reviewItems, alerts, transact }: Deps<typeof needs>,
  reference: string,
): TE.TaskEither<Refusal, Done> =>
  pipe(
    transact((tx) => reviewItems.add(tx)({ reference, reason: 'unmatched', facts: {} })),
    TE.flatMap(() => alerts.raise('payment without a checkout', { reference })),
    TE.map((): Done => ({ status: 'ignored', outcome: 'unmatched' })),
  )

/** The sale first, for a refund may be told of before its payment; then all that goes back of it. */
const goingBack = (deps: Deps<typeof needs>, reference: string) =>
  pipe(
    deps.recordSale({ reference }),
    TE.flatMap(() => deps.readOutgoing({ reference })),
    TE.map((): Done => ({ status: 'processed', outcome: 'read' })),
  )

const comingIn = (deps: Deps<typeof needs>, reference: string) =>
  pipe(
    deps.recordSale({ reference }),
    TE.map((checkout): Done => {
      const status = shownStatus(checkout)
      return { status: status === 'pending' || status === 'expired' ? 'ignored' : 'processed', outcome: status }
    }),
  )

const worked = (
  deps: Deps<typeof needs>,
  event: Pick<PaymentEvent, 'name'>,
  reference: string,
): TE.TaskEither<Refusal, Done> =>
  pipe(
    tellsOfOutgoing(event) ? goingBack(deps, reference) : comingIn(deps, reference),
    TE.orElse(
      (failure): TE.TaskEither<Refusal, Done> =>
        failure._tag === 'CheckoutNotFound' ? unmatched(deps, reference) : TE.left(failure as Refusal),
    ),
  )

/**
 * Works on a kept event: the sale is recorded, refunds and disputes are read, by asking the provider, never by what the
 * event says; the latter as often as such an event arrives, be it known already. No answer, or a
 * payment the provider does not know yet, is tried again by the queue.
 */
export const handlePaymentEvent = useCase(
  'HandlePaymentEvent',
  needs,
  [paymentNotFound, providerUnavailable, checkoutNotFound],
  (deps) =>
    ({ eventId }: Readonly<{ eventId: string }>) =>
      pipe(
        deps.inbox.find(eventId),
        TE.map(
          O.filter(
            ({ status, event }: KeptEvent) =>
              (status === 'received' || tellsOfOutgoing(event)) && event.reference !== null,
          ),
        ),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Refusal, void> => TE.right(undefined),
            ({ id, event }) =>
              pipe(
                worked(deps, event, event.reference ?? ''),
                TE.flatMap(({ status, outcome }) =>
                  deps.transact((tx) => deps.inbox.conclude(tx)(id, status, outcome)),
                ),
              ),
          ),
        ),
      ),
)
