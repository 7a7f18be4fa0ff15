import { changed } from '../../../domain/kernel/decision.ts'
import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import { checkoutNotFound, providerUnavailable, refundUnderWay } from '../../../domain/sales/failures.ts'
import { readRefunds } from '../../../domain/sales/outgoing/read-refunds.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import { refuseRefund } from '../../../domain/sales/outgoing/refuse-refund.ts'
import { noteOf, type ToldRefund } from '../../../domain/sales/outgoing/told-refund.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { type ProviderPayment, RefundGateway } from '../../../ports/sales/refund-gateway.ts'
import { useCase } from '../../kernel/use-case.ts'
import { moved, moving } from './moving.ts'
import { providerPayment } from './provider-payment.ts'
import { readOutgoing } from './read-outgoing.ts'

const needs = { ...moving, gateway: RefundGateway, readOutgoing: readOutgoing.port, ids: Ids }
type Needs = Deps<typeof needs>

const failures = [checkoutNotFound, providerUnavailable, refundUnderWay] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>

/** The answer is read as any other word of the provider's, under the note that it is known by. */
const accepted = (deps: Needs, checkout: Checkout, refund: Refund, told: ToldRefund) =>
  moved(deps)(checkout, ({ position, sale }) =>
    E.right(
      readRefunds(position, [{ ...told, note: noteOf(refund) }], {
        ids: [deps.ids.next()],
        saleId: sale?.id ?? null,
        now: deps.clock.now(),
      }),
    ),
  )

/** The list first: what is refused because it went back already stands there, and gives ours its place. */
const refused = (deps: Needs, checkout: Checkout, refund: Refund, why: string) =>
  pipe(
    deps.readOutgoing({ reference: refund.reference }),
    TE.flatMap(() =>
      moved(deps)(checkout, ({ position }) => {
        const { state, events } = refuseRefund(position, refund.id, why)
        return E.right(changed({ position: state }, ...events))
      }),
    ),
  )

const asked = (
  deps: Needs,
  checkout: Checkout,
  payment: ProviderPayment,
  refund: Refund,
): TE.TaskEither<Refusal, void> =>
  pipe(
    deps.gateway.refund({ ...payment, amount: refund.amount, currency: refund.currency, note: noteOf(refund) }),
    TE.flatMap(
      (answer): TE.TaskEither<Refusal, unknown> =>
        answer.outcome === 'accepted'
          ? accepted(deps, checkout, refund, answer.refund)
          : refused(deps, checkout, refund, answer.why),
    ),
    TE.map(() => undefined),
  )

/** Whether it still waits for an answer, after the provider's list was read: someone asked, and it may have arrived. */
const stillUnanswered = (deps: Needs, { reference, id }: Refund): TE.TaskEither<Refusal, boolean> =>
  pipe(
    deps.readOutgoing({ reference }),
    TE.flatMap(() => deps.outgoings.refund(id)),
    TE.map(O.exists(({ status, providerId }) => status === 'requested' && providerId === null)),
  )

const sent = (deps: Needs, refund: Refund): TE.TaskEither<Refusal, void> =>
  pipe(
    deps.checkouts.find(refund.reference),
    TE.flatMap(TE.fromOption(() => checkoutNotFound({}))),
    TE.bindTo('checkout'),
    TE.bindW('sale', () => deps.sales.byReference(refund.reference)),
    TE.bindW('isOpen', () => (refund.sent ? stillUnanswered(deps, refund) : TE.right(true))),
    TE.flatMap(({ checkout, sale, isOpen }): TE.TaskEither<Refusal, void> => {
      const payment = providerPayment(checkout, O.toNullable(sale))
      return payment === null || !isOpen ? TE.right(undefined) : asked(deps, checkout, payment, refund)
    }),
  )

/** Nothing to send: it was answered. Or another is sending it: come again, for that one may be dead. */
const passedOver = (deps: Needs, id: string): TE.TaskEither<Refusal, void> =>
  pipe(
    deps.outgoings.refund(id),
    TE.flatMap(
      (refund): TE.TaskEither<Refusal, void> =>
        O.isSome(refund) && refund.value.status === 'requested' ? TE.left(refundUnderWay({})) : TE.right(undefined),
    ),
  )

/**
 * Asks the provider for a refund that was set aside. One at a time asks; whoever comes after one whose answer never came
 * looks it up before asking again, for the provider would pay twice. What it refuses is free again.
 */
export const sendRefund = useCase(
  'SendRefund',
  needs,
  failures,
  (deps) =>
    ({ refundId }: Readonly<{ refundId: string }>) =>
      pipe(
        deps.transact((tx) => deps.outgoings.claimSending(tx)(refundId)),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Refusal, void> => passedOver(deps, refundId),
            (refund) => sent(deps, refund),
          ),
        ),
      ),
)
