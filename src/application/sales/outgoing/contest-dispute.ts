import { changed } from '../../../domain/kernel/decision.ts'
import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { E, pipe, TE } from '../../../domain/kernel/fp.ts'
import { disputeNotFound, disputeResolved } from '../../../domain/sales/failures.ts'
import { isOpen } from '../../../domain/sales/outgoing/dispute.ts'
import type { Objection } from '../../../domain/sales/outgoing/objection.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { Objections } from '../../../ports/sales/objections.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { type Locked, moved, moving } from './moving.ts'

const needs = { ...moving, objections: Objections, auditLog: AuditLog, ids: Ids }

const failures = [disputeNotFound, disputeResolved] as const
type Refusal = Conflict | Unavailable | FailedBy<(typeof failures)[number]>
type Input = Readonly<{ disputeId: string; note: string | null; operator: Operator }>

const stillOpen =
  ({ disputeId }: Input, objection: Objection) =>
  ({ position }: Locked) =>
    position.disputes.some((each) => each.id === disputeId && isOpen(each))
      ? E.right(
          changed({ position }, {
            _tag: 'DisputeContested',
            subject: objection.id,
            facts: { reference: position.charge.reference, disputeId },
          } as const),
        )
      : E.left(disputeResolved({}))

const keeping = (deps: Deps<typeof needs>, { operator, disputeId }: Input, objection: Objection) =>
  pipe(
    deps.outgoings.dispute(disputeId),
    TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
    TE.flatMap(({ reference }) => deps.checkouts.find(reference)),
    TE.flatMap(TE.fromOption((): Refusal => disputeNotFound({}))),
    TE.map((checkout) => ({
      checkout,
      alsoKept: (tx: Parameters<typeof deps.auditLog.append>[0]) =>
        pipe(
          deps.objections.add(tx)(objection),
          TE.flatMap(() =>
            deps.auditLog.append(tx)({
              actor: operator.adminId,
              action: 'dispute.contest',
              subject: disputeId,
              facts: { objectionId: objection.id },
            }),
          ),
        ),
    })),
  )

/** Contests an open dispute: what speaks for the sale is sent to the provider later, with the operator's note. */
export const contestDispute = useCase(
  'ContestDispute',
  needs,
  failures,
  (deps) =>
    (input: Input): TE.TaskEither<Refusal, void> => {
      const objection: Objection = {
        id: deps.ids.next(),
        disputeId: input.disputeId,
        note: input.note,
        requestedBy: input.operator.adminId,
        requestedAt: deps.clock.now(),
        sentAt: null,
      }
      return pipe(
        keeping(deps, input, objection),
        TE.flatMap(({ checkout, alsoKept }) => moved(deps)(checkout, stillOpen(input, objection), alsoKept)),
        TE.map(() => undefined),
      )
    },
)
