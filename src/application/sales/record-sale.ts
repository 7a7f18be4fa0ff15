import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { type Checkout, isSettled } from '../../domain/sales/checkout.ts'
import { checkoutNotFound, paymentNotFound, providerUnavailable } from '../../domain/sales/failures.ts'
import { patientlyAt } from '../../domain/sales/outgoing/next-reading.ts'
import type { Payment } from '../../domain/sales/payment.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { settle } from '../../domain/sales/settle.ts'
import { Alerts } from '../../ports/kernel/alerts.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { Outgoings } from '../../ports/sales/outgoings.ts'
import { useCase } from '../kernel/use-case.ts'
import { readOutgoing } from './outgoing/read-outgoing.ts'
import { factsAround, keepSettlement, settling } from './settling.ts'

const needs = {
  ...settling,
  transact: Transact,
  alerts: Alerts,
  outgoings: Outgoings,
  readOutgoing: readOutgoing.port,
}

type Refusal =
  | Conflict
  | Unavailable
  | FailedBy<typeof paymentNotFound | typeof providerUnavailable | typeof checkoutNotFound>

const alertUnknownWord = ({ alerts }: Deps<typeof needs>, { reference, status, word }: Payment) =>
  status === 'unknown' ? alerts.raise('unknown payment status', { reference, word }) : TE.right(undefined)

/** That money goes back is asked about later, should the reading that follows at once not come to its end. */
const remembered = ({ outgoings, clock }: Deps<typeof needs>, tx: Tx, { reference }: Checkout) =>
  outgoings.readAgain(tx)(reference, patientlyAt(0, clock.now()))

/** What goes back of money that has just come. No answer changes nothing: the sale stands, and the sweep asks again. */
const readBack = ({ readOutgoing: read }: Deps<typeof needs>, { reference }: Checkout, { status }: Payment) =>
  status === 'reversed'
    ? pipe(
        read({ reference }),
        TE.orElse((): TE.TaskEither<never, void> => TE.right(undefined)),
      )
    : TE.right(undefined)

/** Settles a checkout by what the provider says of it, in one transaction that holds its buyer and item. */
const settledBy = (deps: Deps<typeof needs>, found: Checkout, payment: Payment) =>
  deps.transact((tx) =>
    pipe(
      factsAround(deps)(tx)(found),
      TE.bindTo('facts'),
      TE.bindW('checkout', () =>
        pipe(deps.checkouts.lock(tx)(found.reference), TE.flatMap(TE.fromOption(() => checkoutNotFound({})))),
      ),
      TE.flatMap(({ checkout, facts }) => keepSettlement(deps)(tx)(settle(checkout, payment, facts))),
      TE.tap(() => (payment.status === 'reversed' ? remembered(deps, tx, found) : TE.right(undefined))),
      TE.map(({ checkout }) => checkout),
    ),
  )

const asked = (deps: Deps<typeof needs>, checkout: Checkout) =>
  pipe(
    deps.gateway.verify(checkout.reference),
    TE.flatMap(TE.fromOption(() => paymentNotFound({}))),
    TE.tap((payment) => alertUnknownWord(deps, payment)),
    TE.flatMap((payment) =>
      pipe(
        settledBy(deps, checkout, payment),
        TE.tap((settled) => readBack(deps, settled, payment)),
      ),
    ),
  )

/**
 * Records the sale that a settled payment pays for, once, whoever asks and however often. What is settled already, or
 * costs nothing, is answered as it stands; else the provider is asked, and its answer decides. Money that came and goes
 * back is a sale, too, and what goes back is read in the same run. An unknown payment or no answer changes nothing.
 */
export const recordSale = useCase(
  'RecordSale',
  needs,
  [checkoutNotFound, paymentNotFound, providerUnavailable],
  (deps) =>
    ({ reference }: Readonly<{ reference: Reference }>) =>
      pipe(
        deps.checkouts.find(reference),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Refusal, Checkout> => TE.left(checkoutNotFound({})),
            (checkout) =>
              isSettled(checkout) || checkout.price.total.amount === 0 ? TE.right(checkout) : asked(deps, checkout),
          ),
        ),
      ),
)
