import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { ReviewReason } from '../../../domain/sales/checkout.ts'
import { checkoutNotFound, disputeOpen, exceedsRemaining } from '../../../domain/sales/failures.ts'
import { isDisputed, type Position, refundable } from '../../../domain/sales/outgoing/position.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import { requestRefund } from '../../../domain/sales/outgoing/request-refund.ts'
import type { Reference } from '../../../domain/sales/reference.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import { RefundPolicy } from '../../../ports/sales/refund-policy.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Locked, moved, moving } from './moving.ts'

const needs = { ...moving, auditLog: AuditLog, policy: RefundPolicy, ids: Ids }
type Needs = Deps<typeof needs>

const failures = [checkoutNotFound, exceedsRemaining, disputeOpen] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>
type Said = Readonly<{ refund: Refund | null }>

/** Why money that nobody wanted here came, as the refund says it. */
const reasons: Partial<Record<ReviewReason, string>> = {
  owned_already: 'Paid twice for one item',
  buyer_gone: 'The buyer’s account is closed',
}

/** A bank claims it, or took it back: nothing is left to give, and whatever remains after that is for a person. */
const isClaimed = (position: Position): boolean => isDisputed(position) || refundable(position) <= 0

/** Once, whatever became of it: a refund that failed is for a person, and so is a payment that a person resolved. */
const decided = (deps: Needs, { position, checkout }: Locked, reason: string) =>
  checkout.status !== 'review' || position.refunds.length > 0 || isClaimed(position)
    ? E.right({ state: { position, refund: null }, events: [] })
    : requestRefund(position, {
        id: deps.ids.next(),
        saleId: null,
        amount: null,
        reason,
        requestedBy: null,
        now: deps.clock.now(),
      })

const noted =
  ({ auditLog }: Needs) =>
  (tx: Tx, { refund }: Said) =>
    refund === null
      ? TE.right(undefined)
      : auditLog.append(tx)({
          actor: 'policy',
          action: 'payment.refund',
          subject: refund.reference,
          facts: { refundId: refund.id, amount: refund.amount, currency: refund.currency },
        })

/**
 * Gives back by itself, all of it, what was paid for something that the buyer owned already, or by a buyer who is gone,
 * where the shop's policy says so. Any other payment in review waits for a person.
 */
export const refundUnwanted = useCase(
  'RefundUnwanted',
  needs,
  failures,
  (deps) =>
    ({ reference, reason }: Readonly<{ reference: Reference; reason: string }>): TE.TaskEither<Refusal, void> => {
      const why = reasons[reason as ReviewReason]
      if (!deps.policy.refundsDuplicates || why === undefined) return TE.right(undefined)
      return pipe(
        deps.checkouts.find(reference),
        TE.flatMap(TE.fromOption((): Refusal => checkoutNotFound({}))),
        TE.flatMap((checkout) =>
          moved(deps)<Refusal, Said>(checkout, (locked) => decided(deps, locked, why), noted(deps)),
        ),
        TE.map(() => undefined),
      )
    },
)
