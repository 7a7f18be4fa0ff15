import { accountErased, accountNotFound } from '../../domain/accounts/failures.ts'
import type { User } from '../../domain/accounts/user.ts'
import { restore, suspend, type UserDecision } from '../../domain/accounts/user-lifecycle.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Users } from '../../ports/accounts/users.ts'
import { UserDirectory } from '../../ports/insight/user-directory.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  users: Users,
  sessions: Sessions,
  directory: UserDirectory,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
  clock: Clock,
}
type Needs = Deps<typeof needs>

/** `active`: let in, however verified. */
export type Standing = 'suspended' | 'active'
type Input = Readonly<{ id: string; status: Standing; reason: string; operator: Operator }>

const decisions = { suspended: suspend, active: restore } as const
const actions = { suspended: 'user.suspend', active: 'user.restore' } as const

const kept = ({ users, events }: Needs, tx: Tx, before: User, { state, events: happened }: UserDecision) =>
  state === before
    ? TE.right(undefined)
    : pipe(
        users.save(tx)(state),
        TE.flatMap(() => events.append(tx)(happened)),
      )

/**
 * Suspends a buyer or lets them back in, and keeps the operator's reason in the audit log. Whoever is suspended is out on
 * every device, for good: let back in, they log in anew.
 */
export const changeUserStanding = useCase(
  'ChangeUserStanding',
  needs,
  [accountNotFound, accountErased],
  (deps) =>
    ({ id, status, reason, operator }: Input) =>
      pipe(
        deps.transact((tx) =>
          pipe(
            deps.users.lock(tx)(id),
            TE.flatMap(TE.fromOption(() => accountNotFound({}))),
            TE.flatMap((before) =>
              pipe(
                TE.fromEither(decisions[status](before)),
                TE.flatMap((decision) => kept(deps, tx, before, decision)),
              ),
            ),
            TE.flatMap(() =>
              status === 'suspended'
                ? deps.sessions.endAll(tx)({ kind: 'user', ownerId: id }, deps.clock.now(), null)
                : TE.right(undefined),
            ),
            TE.flatMap(() =>
              deps.auditLog.append(tx)({
                actor: operator.adminId,
                action: actions[status],
                subject: id,
                facts: {},
                reason,
              }),
            ),
          ),
        ),
        TE.flatMap(() => deps.directory.one(id)),
        TE.flatMap(TE.fromOption(() => accountNotFound({}))),
      ),
)
