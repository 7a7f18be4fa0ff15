import { adminEvent } from '../../domain/accounts/account-event.ts'
import type { Admin } from '../../domain/accounts/admin.ts'
import { type AdminChanges, changedAdmin } from '../../domain/accounts/admin-lifecycle.ts'
import { accountNotFound, lastOwner, notJoined } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { Invitations } from '../../ports/accounts/invitations.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  admins: Admins,
  invitations: Invitations,
  sessions: Sessions,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
  clock: Clock,
}

type Input = Readonly<{ id: string; changes: AdminChanges; operator: Operator }>

/** Who is shut out is out on every device, for good: let back in, they sign in anew. */
const shutOut = ({ sessions, invitations, clock }: Deps<typeof needs>, tx: Tx, id: string) =>
  pipe(
    sessions.endAll(tx)({ kind: 'admin', ownerId: id }, clock.now(), null),
    TE.flatMap(() => invitations.end(tx)(id)),
  )

/** What changed, without what is said of a person: the audit log is never changed. */
const factsOf = (before: Admin, after: Admin): Readonly<Record<string, unknown>> => ({
  ...(before.role === after.role ? {} : { role: after.role, from: before.role }),
  ...(before.status === after.status ? {} : { status: after.status }),
  ...(before.name === after.name ? {} : { renamed: true }),
})

/** Changes a person of the shop: their name, their role, and whether they may come in. The last active owner stays. */
export const changeOperator = useCase(
  'ChangeOperator',
  needs,
  [accountNotFound, lastOwner, notJoined],
  (deps) =>
    ({ id, changes, operator }: Input) =>
      deps.transact((tx) =>
        pipe(
          deps.admins.lockOwners(tx),
          TE.bindTo('owners'),
          TE.bindW('before', () =>
            pipe(deps.admins.lock(tx)(id), TE.flatMap(TE.fromOption(() => accountNotFound({})))),
          ),
          TE.bindW('after', ({ owners, before }) =>
            TE.fromEither(changedAdmin(before, changes, owners.filter((each) => each !== id).length)),
          ),
          TE.tap(({ after }) => deps.admins.save(tx)(after)),
          TE.tap(({ after }) => (after.status === 'disabled' ? shutOut(deps, tx, id) : TE.right(undefined))),
          TE.tap(() => deps.events.append(tx)([adminEvent('AdminChanged', id)])),
          TE.tap(({ before, after }) =>
            deps.auditLog.append(tx)({
              actor: operator.adminId,
              action: 'admin.change',
              subject: id,
              facts: factsOf(before, after),
            }),
          ),
          TE.map(({ after }) => after),
        ),
      ),
)
