import { adminEvent } from '../../domain/accounts/account-event.ts'
import type { Admin } from '../../domain/accounts/admin.ts'
import { invalidCredentials, rateLimited, unauthenticated } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'

const needs = {
  ...checkingCredentials,
  admins: Admins,
  sessions: Sessions,
  common: CommonPasswords,
  auditLog: AuditLog,
  events: Events,
  clock: Clock,
}

type Input = Readonly<{ currentPassword: string; password: string; operator: Operator }>

/** Of two who change one password at once, the second no longer knows it. */
const renewed =
  (deps: Deps<typeof needs>, { id, passwordHash: known }: Admin, passwordHash: string, sessionId: string) =>
  (tx: Tx) =>
    pipe(
      deps.admins.lock(tx)(id),
      TE.map(O.filter((now) => now.status === 'active' && now.passwordHash === known)),
      TE.flatMap(TE.fromOption(() => invalidCredentials({}))),
      TE.flatMap((admin) => deps.admins.save(tx)({ ...admin, passwordHash })),
      TE.flatMap(() => deps.sessions.endAll(tx)({ kind: 'admin', ownerId: id }, deps.clock.now(), sessionId)),
      TE.flatMap(() => deps.events.append(tx)([adminEvent('AdminPasswordChanged', id)])),
      TE.flatMap(() =>
        deps.auditLog.append(tx)({ actor: id, action: 'admin.change_password', subject: id, facts: {} }),
      ),
    )

/** Changes the signed-in operator's password, if they know it. This session goes on, all others end. */
export const changeAdminPassword = useCase(
  'ChangeAdminPassword',
  needs,
  [unauthenticated, invalidCredentials, weakPassword, rateLimited],
  (deps) =>
    ({ currentPassword, password, operator: { adminId, sessionId, address } }: Input) =>
      pipe(
        deps.admins.byId(adminId),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ email }) =>
          checkedCredentials(deps)(deps.admins, { kind: 'admin', email, password: currentPassword, address }),
        ),
        TE.tap(({ email }) => TE.fromEither(refuseWeak(deps.common.has)(password, email))),
        TE.bindTo('admin'),
        TE.bindW('hash', () => deps.hasher.hash(password)),
        TE.flatMap(({ admin, hash }) => deps.transact(renewed(deps, admin, hash, sessionId))),
      ),
)
