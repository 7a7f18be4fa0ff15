import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { providerUnavailable } from '../../../domain/sales/failures.ts'
import { type Counts, counted, noCounts } from '../../../domain/sales/reconciliation.ts'
import type { Reference } from '../../../domain/sales/reference.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import type { ListedRefund } from '../../../ports/sales/provider-books.ts'
import { Reconciliations } from '../../../ports/sales/reconciliations.ts'
import { readOutgoing } from '../outgoing/read-outgoing.ts'
import { flagged, flagging } from './flagging.ts'

export const reconcilingRefunds = {
  ...flagging,
  reconciliations: Reconciliations,
  readOutgoing: readOutgoing.port,
}
type Reconciling = Deps<typeof reconcilingRefunds>
type Refusal = Conflict | Unavailable | FailedBy<typeof providerUnavailable>

/** Reading the payment takes its refunds in; one that is still unknown then makes no sense to us. */
const readOf = (deps: Reconciling, refund: ListedRefund, reference: Reference): TE.TaskEither<Refusal, Counts> =>
  pipe(
    deps.readOutgoing({ reference }),
    TE.mapLeft((failure) => failure as Refusal),
    TE.flatMap(() => deps.reconciliations.knowsRefund(refund.providerId)),
    TE.flatMap(
      (isKnown): TE.TaskEither<Refusal, Counts> =>
        isKnown
          ? TE.right({ ...noCounts, recorded: 1 })
          : flagged(deps)({ reference, reason: 'refund_not_understood', facts: { ...refund } }),
    ),
  )

const attended = (deps: Reconciling, refund: ListedRefund): TE.TaskEither<Refusal, Counts> =>
  pipe(
    deps.reconciliations.knowsRefund(refund.providerId),
    TE.flatMap((isKnown): TE.TaskEither<Refusal, Counts> => {
      if (isKnown || refund.isOfDispute) return TE.right(noCounts)
      return pipe(
        refund.transactionId === null ? TE.right(O.none) : deps.reconciliations.referenceOf(refund.transactionId),
        TE.flatMap(
          O.match(
            () =>
              flagged(deps)({
                reference: `refund ${refund.providerId}`,
                reason: 'refund_unmatched',
                facts: { ...refund },
              }),
            (reference): TE.TaskEither<Refusal, Counts> => readOf(deps, refund, reference),
          ),
        ),
      )
    }),
  )

/** Takes in the refunds that the provider lists and we do not have: by reading their payments, or by a person. */
export const compareRefunds = (
  deps: Reconciling,
  refunds: ReadonlyArray<ListedRefund>,
): TE.TaskEither<Refusal, Counts> =>
  pipe(
    refunds,
    TE.traverseSeqArray((refund) => attended(deps, refund)),
    TE.map((all) => all.reduce(counted, noCounts)),
  )
