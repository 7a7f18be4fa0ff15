import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import { disputeOpen, notResolvable, reviewItemNotFound } from '../../../domain/sales/failures.ts'
import { requestRefund } from '../../../domain/sales/outgoing/request-refund.ts'
import { acceptReview, dismissReview, type ReviewAction } from '../../../domain/sales/review.ts'
import type { ReviewView } from '../../../domain/sales/review-view.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import { ReviewDesk } from '../../../ports/sales/review-desk.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Locked, moved, moving } from '../outgoing/moving.ts'
import { factsAround, keepSettlement, settling } from '../settling.ts'

const needs = { ...settling, ...moving, auditLog: AuditLog, desk: ReviewDesk }
type Needs = Deps<typeof needs>
type Input = Readonly<{ reference: string; action: ReviewAction; reason: string; operator: Operator }>

const failures = [reviewItemNotFound, notResolvable, disputeOpen] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>

/** The item is resolved, and the operator's word kept, with what came of it. */
const noted =
  ({ reviewItems, auditLog }: Needs, { reference, action, reason, operator }: Input) =>
  (tx: Tx): TE.TaskEither<Unavailable, void> =>
    pipe(
      reviewItems.resolve(tx)(reference, { resolution: action, by: operator.adminId }),
      TE.flatMap(() =>
        auditLog.append(tx)({
          actor: operator.adminId,
          action: `payment.review.${action}`,
          subject: reference,
          facts: {},
          reason,
        }),
      ),
    )

/** Holds buyer, item and checkout as RecordSale does; of two operators at once, the second finds it resolved. */
const settledByHand = (deps: Needs, input: Input, found: Checkout): TE.TaskEither<Refusal, void> =>
  deps.transact((tx) =>
    pipe(
      factsAround(deps)(tx)(found),
      TE.bindTo('facts'),
      TE.bindW('checkout', () =>
        pipe(deps.checkouts.lock(tx)(found.reference), TE.flatMap(TE.fromOption(() => reviewItemNotFound({})))),
      ),
      TE.bindW('outgoing', () => deps.outgoings.of(tx)(found.reference)),
      TE.flatMap(({ facts, checkout, outgoing }) =>
        TE.fromEither<Refusal, Parameters<ReturnType<ReturnType<typeof keepSettlement>>>[0]>(
          input.action === 'accept' ? acceptReview(checkout, outgoing, facts) : dismissReview(checkout, outgoing),
        ),
      ),
      TE.flatMap((decision) => keepSettlement(deps)(tx)(decision)),
      TE.flatMap(() => noted(deps, input)(tx)),
    ),
  )

const refund = ({ ids, clock }: Needs, { operator, reason }: Input, { checkout, position }: Locked) =>
  checkout.status === 'review'
    ? pipe(
        requestRefund(position, {
          id: ids.next(),
          saleId: null,
          amount: null,
          reason,
          requestedBy: operator.adminId,
          now: clock.now(),
        }),
        E.mapLeft((failed) =>
          failed._tag === 'ExceedsRemaining' ? notResolvable({ why: 'nothing is left to refund' }) : failed,
        ),
      )
    : E.left(notResolvable({ why: 'it does not wait for anybody' }))

/** What is left of the money is asked back; the checkout waits until it is, and waits for a person again if it cannot be. */
const refunded = (deps: Needs, input: Input, checkout: Checkout): TE.TaskEither<Refusal, void> =>
  pipe(
    moved(deps)(
      checkout,
      (locked) => refund(deps, input, locked),
      (tx) => noted(deps, input)(tx),
    ),
    TE.flatMap(
      (said): TE.TaskEither<Refusal, void> =>
        O.isSome(said) ? TE.right(undefined) : TE.left(notResolvable({ why: 'no money came for it' })),
    ),
  )

/** Something that is not in review, or not ours: it can only be looked at, and put aside. */
const putAside = (deps: Needs, input: Input): TE.TaskEither<Refusal, void> =>
  deps.transact((tx) =>
    pipe(
      deps.reviewItems.lock(tx)(input.reference),
      TE.flatMap((item): TE.TaskEither<Refusal, void> => {
        if (O.isNone(item)) return TE.left(reviewItemNotFound({}))
        return item.value.isOpen && input.action === 'dismiss'
          ? noted(deps, input)(tx)
          : TE.left(notResolvable({ why: 'it can only be dismissed, once' }))
      }),
    ),
  )

const resolved = (deps: Needs, input: Input, found: O.Option<Checkout>): TE.TaskEither<Refusal, void> => {
  if (O.isNone(found) || found.value.status !== 'review') return putAside(deps, input)
  return input.action === 'refund' ? refunded(deps, input, found.value) : settledByHand(deps, input, found.value)
}

/**
 * Resolves what waits for a person, once: `accept` makes the sale, `refund` asks all of it back, `dismiss` leaves the money
 * held and sells nothing. What is no payment of a checkout in review can be dismissed alone.
 */
export const resolveReview = useCase(
  'ResolveReview',
  needs,
  failures,
  (deps) =>
    (input: Input): TE.TaskEither<Refusal, ReviewView> =>
      pipe(
        deps.checkouts.find(input.reference),
        TE.flatMap((found) => resolved(deps, input, found)),
        TE.flatMap(() => deps.desk.one(input.reference)),
        TE.flatMap(TE.fromOption((): Refusal => reviewItemNotFound({}))),
      ),
)
