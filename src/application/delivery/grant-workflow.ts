import { accountErased, accountNotFound } from '../../domain/accounts/failures.ts'
import type { User } from '../../domain/accounts/user.ts'
import { entitlementView } from '../../domain/delivery/entitlement-view.ts'
import { alreadyTheirs, itemNotFound } from '../../domain/delivery/failures.ts'
import { grant } from '../../domain/delivery/grant.ts'
import { E, type O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Entitlements } from '../../ports/delivery/entitlements.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  users: Users,
  entitlements: Entitlements,
  deliverables: Deliverables,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
  clock: Clock,
  ids: Ids,
}

type Input = Readonly<{ userId: string; workflowId: string; reason: string; operator: Operator }>

const present = (found: O.Option<User>) =>
  pipe(
    found,
    E.fromOption(() => accountNotFound({})),
    E.filterOrElseW(
      ({ status }) => status !== 'erased',
      () => accountErased({}),
    ),
  )

/** Gives a buyer an item without payment, and keeps the operator's reason in the audit log. Nothing of it is revenue. */
export const grantWorkflow = useCase(
  'GrantWorkflow',
  needs,
  [accountNotFound, accountErased, itemNotFound, alreadyTheirs],
  ({ users, entitlements, deliverables, auditLog, events, transact, clock, ids }) =>
    ({ userId, workflowId, reason, operator }: Input) =>
      transact((tx) =>
        pipe(
          entitlements.lock(tx)(userId, workflowId),
          TE.bindTo('held'),
          TE.tap(() => pipe(users.lock(tx)(userId), TE.flatMapEither(present))),
          TE.bindW('item', () =>
            pipe(deliverables.hold(tx)(workflowId), TE.flatMap(TE.fromOption(() => itemNotFound({})))),
          ),
          TE.bindW('decision', ({ held, item }) =>
            TE.fromEither(
              grant(item, held, {
                userId,
                entitlementId: ids.next(),
                sourceId: ids.next(),
                grantId: ids.next(),
                at: clock.now(),
              }),
            ),
          ),
          TE.tap(({ decision }) => entitlements.save(tx)(decision.state)),
          TE.tap(({ decision }) => events.append(tx)(decision.events)),
          TE.tap(() =>
            auditLog.append(tx)({
              actor: operator.adminId,
              action: 'workflow.grant',
              subject: userId,
              facts: { workflowId },
              reason,
            }),
          ),
          TE.map(({ item, decision }) => entitlementView(decision.state, item.status)),
        ),
      ),
)
