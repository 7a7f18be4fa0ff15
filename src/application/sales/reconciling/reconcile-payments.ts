import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { isSettled } from '../../../domain/sales/checkout.ts'
import type { providerUnavailable } from '../../../domain/sales/failures.ts'
import { hasArrived, type Payment } from '../../../domain/sales/payment.ts'
import { type Counts, compared, counted, type KnownPayment, noCounts } from '../../../domain/sales/reconciliation.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { PaymentGateway } from '../../../ports/sales/payment-gateway.ts'
import { recordSale } from '../record-sale.ts'
import { flagged, flagging } from './flagging.ts'

export const reconcilingPayments = { ...flagging, gateway: PaymentGateway, recordSale: recordSale.port }
type Reconciling = Deps<typeof reconcilingPayments>
type Refusal = Conflict | Unavailable | FailedBy<typeof providerUnavailable>

/** RecordSale decides, as for any other word of the payment; that the provider lists what it does not know is for a person. */
const recorded = (deps: Reconciling, { reference, amount, currency }: Payment): TE.TaskEither<Refusal, Counts> =>
  pipe(
    deps.recordSale({ reference }),
    TE.map((checkout) => (isSettled(checkout) ? { ...noCounts, recorded: 1 } : noCounts)),
    TE.orElse(
      (failure): TE.TaskEither<Refusal, Counts> =>
        failure._tag === 'PaymentNotFound' || failure._tag === 'CheckoutNotFound'
          ? flagged(deps)({ reference, reason: 'listed_and_unknown', facts: { amount, currency } })
          : TE.left(failure as Refusal),
    ),
  )

/** What becomes of one payment that arrived at the provider. */
const attended = (deps: Reconciling, known: KnownPayment | null, payment: Payment): TE.TaskEither<Refusal, Counts> => {
  const { reference, amount, currency, providerId } = payment
  const verdict = compared(known, payment)
  switch (verdict.is) {
    case 'agreed':
      return TE.right(noCounts)
    case 'record':
      return recorded(deps, payment)
    case 'unmatched':
      return flagged(deps)({ reference, reason: 'unmatched', facts: { amount, currency, providerId } })
    case 'different':
      return flagged(deps)({ reference, reason: 'different', facts: verdict.facts })
  }
}

const total = TE.map((all: ReadonlyArray<Counts>) => all.reduce(counted, noCounts))

/** Compares a page of the provider's payments with what we have under their references. */
export const comparePayments = (
  deps: Reconciling,
  payments: ReadonlyArray<Payment>,
  known: ReadonlyArray<KnownPayment>,
): TE.TaskEither<Refusal, Counts> =>
  pipe(
    payments.filter(hasArrived),
    TE.traverseSeqArray((payment) =>
      attended(deps, known.find(({ reference }) => reference === payment.reference) ?? null, payment),
    ),
    total,
  )

/** Asks about what we have and the list did not: at its edges, or because it is not there. */
export const askAboutUnseen = (
  deps: Reconciling,
  unseen: ReadonlyArray<KnownPayment>,
): TE.TaskEither<Refusal, Counts> =>
  pipe(
    unseen,
    TE.traverseSeqArray((known) =>
      pipe(
        deps.gateway.verify(known.reference),
        TE.flatMap((payment) =>
          O.isSome(payment) && hasArrived(payment.value)
            ? attended(deps, known, payment.value)
            : flagged(deps)({
                reference: known.reference,
                reason: 'not_at_provider',
                facts: { ours: known.came, word: O.isSome(payment) ? payment.value.word : null },
              }),
        ),
      ),
    ),
    total,
  )
