import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import { checkoutNotFound, providerUnavailable } from '../../../domain/sales/failures.ts'
import { readDisputes, type ToldDispute } from '../../../domain/sales/outgoing/read-disputes.ts'
import { type Naming, readRefunds } from '../../../domain/sales/outgoing/read-refunds.ts'
import type { ToldRefund } from '../../../domain/sales/outgoing/told-refund.ts'
import type { Reference } from '../../../domain/sales/reference.ts'
import { Alerts } from '../../../ports/kernel/alerts.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { type ProviderPayment, RefundGateway } from '../../../ports/sales/refund-gateway.ts'
import { ReviewItems } from '../../../ports/sales/review-items.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Locked, moved, moving } from './moving.ts'
import { providerPayment } from './provider-payment.ts'

const needs = { ...moving, gateway: RefundGateway, reviewItems: ReviewItems, alerts: Alerts, ids: Ids }
type Needs = Deps<typeof needs>
type Refusal = Conflict | Unavailable | FailedBy<typeof checkoutNotFound | typeof providerUnavailable>

type Told = Readonly<{ refunds: ReadonlyArray<ToldRefund>; disputes: ReadonlyArray<ToldDispute> }>

const naming = ({ ids, clock }: Needs, { sale }: Locked, count: number): Naming => ({
  ids: Array.from({ length: count }, () => ids.next()),
  saleId: sale?.id ?? null,
  now: clock.now(),
})

/** Disputes first: a refund that Paystack made of one is told apart by it. */
const taken = (deps: Needs, locked: Locked, { refunds, disputes }: Told) => {
  const disputed = readDisputes(locked.position, disputes, naming(deps, locked, disputes.length))
  const read = readRefunds(disputed.state, refunds, naming(deps, locked, refunds.length))
  return { state: read.state, events: [...disputed.events, ...read.events] }
}

const toldOf = ({ gateway }: Needs, payment: ProviderPayment) =>
  pipe(
    gateway.refundsOf(payment),
    TE.bindTo('refunds'),
    TE.bind('disputes', () => gateway.disputesOf(payment)),
  )

/** A word never heard of a dispute changes nothing and calls a person. */
const alertUnknownWords = ({ alerts }: Needs, { reference }: Checkout, { disputes }: Told) => {
  const words = disputes.filter(({ status }) => status === 'unknown').map(({ word }) => word)
  return words.length === 0 ? TE.right(undefined) : alerts.raise('unknown dispute status', { reference, words })
}

/** What a person must look at, once for a payment, however often it is read. */
const puzzled = (deps: Needs, { reference }: Checkout, strange: ReadonlyArray<ToldRefund>) =>
  strange.length === 0
    ? TE.right(undefined)
    : pipe(
        deps.transact((tx) =>
          deps.reviewItems.add(tx)({
            reference,
            reason: 'refund_not_understood',
            facts: {
              refunds: strange.map(({ providerId, word, amount, currency }) => ({
                providerId,
                word,
                amount,
                currency,
              })),
            },
          }),
        ),
        TE.flatMap(() => deps.alerts.raise('refund not understood', { reference, count: strange.length })),
      )

const readOf = (deps: Needs, checkout: Checkout, payment: ProviderPayment): TE.TaskEither<Refusal, void> =>
  pipe(
    toldOf(deps, payment),
    TE.tap((told) => alertUnknownWords(deps, checkout, told)),
    TE.flatMap((told) => moved(deps)(checkout, (locked) => E.right(taken(deps, locked, told)))),
    TE.flatMap(
      O.match(
        (): TE.TaskEither<Refusal, void> => TE.right(undefined),
        ({ strange }) => puzzled(deps, checkout, strange),
      ),
    ),
  )

/**
 * Asks the provider about all refunds and disputes of a payment and takes in what it says: the only way that any of them
 * moves. Run twice, late, or by several at once it comes to the same.
 */
export const readOutgoing = useCase(
  'ReadOutgoing',
  needs,
  [checkoutNotFound, providerUnavailable],
  (deps) =>
    ({ reference }: Readonly<{ reference: Reference }>) =>
      pipe(
        deps.checkouts.find(reference),
        TE.flatMap(TE.fromOption(() => checkoutNotFound({}))),
        TE.bindTo('checkout'),
        TE.bindW('sale', () => deps.sales.byReference(reference)),
        TE.flatMap(({ checkout, sale }): TE.TaskEither<Refusal, void> => {
          const payment = providerPayment(checkout, O.toNullable(sale))
          return payment === null ? TE.right(undefined) : readOf(deps, checkout, payment)
        }),
      ),
)
