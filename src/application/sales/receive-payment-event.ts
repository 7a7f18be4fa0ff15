import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { badSignature } from '../../domain/sales/failures.ts'
import { firstStatus, tellsOfOutgoing } from '../../domain/sales/payment-event.ts'
import { Alerts } from '../../ports/kernel/alerts.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Inbox } from '../../ports/sales/inbox.ts'
import { PaymentEvents } from '../../ports/sales/payment-events.ts'
import { useCase } from '../kernel/use-case.ts'

/** The event that sets `HandlePaymentEvent` to work. */
export const paymentEventReceived = 'PaymentEventReceived'

type Input = Readonly<{ bytes: Uint8Array; signatures: ReadonlyArray<string> }>

/**
 * Takes what a provider sends: the signature over the very bytes, then the event and its job in one transaction, and
 * nothing more but a call for a person where it should name a payment and does not: before the provider hears that it
 * was taken, so that a crash between has it sent again. The work is done later, by whichever instance; a copy of what is known only counts, but for news of
 * refunds and disputes, of which each is a reason to ask.
 */
export const receivePaymentEvent = useCase(
  'ReceivePaymentEvent',
  { alerts: Alerts, paymentEvents: PaymentEvents, inbox: Inbox, events: Events, transact: Transact, ids: Ids },
  [badSignature],
  ({ alerts, paymentEvents, inbox, events, transact, ids }) =>
    ({ bytes, signatures }: Input) =>
      pipe(
        TE.fromEither(paymentEvents.read(bytes, signatures)),
        TE.flatMap((event) =>
          pipe(
            transact((tx) =>
              pipe(
                inbox.receive(tx)({
                  id: ids.next(),
                  provider: paymentEvents.provider,
                  event,
                  bytes,
                  status: firstStatus(event),
                  everyArrival: tellsOfOutgoing(event),
                }),
                TE.flatMap(
                  O.match(
                    () => TE.right(undefined),
                    (id) => events.append(tx)([{ _tag: paymentEventReceived, subject: id, facts: {} }]),
                  ),
                ),
              ),
            ),
            TE.tap(() =>
              firstStatus(event) === 'dead'
                ? alerts.raise('a notice names no payment', { provider: paymentEvents.provider, event: event.name })
                : TE.right(undefined),
            ),
          ),
        ),
      ),
)
