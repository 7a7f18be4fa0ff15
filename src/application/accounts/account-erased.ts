import type { User } from '../../domain/accounts/user.ts'
import { erase } from '../../domain/accounts/user-lifecycle.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { PersonalData } from '../../ports/accounts/personal-data.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Users } from '../../ports/accounts/users.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'

export const erasingAccounts = {
  users: Users,
  sessions: Sessions,
  personalData: PersonalData,
  auditLog: AuditLog,
  events: Events,
  clock: Clock,
  transact: Transact,
}

/**
 * Closes a locked account in the caller's transaction: nobody is signed in any more, and nothing says whose it was.
 * `actor` is who did it, the buyer or an operator.
 */
export const erasedAccount =
  ({ users, sessions, personalData, auditLog, events, clock }: Deps<typeof erasingAccounts>) =>
  (tx: Tx, user: User, actor: string) => {
    const { id } = user
    const { state, events: happened } = erase(user)
    return pipe(
      users.save(tx)(state),
      TE.flatMap(() => sessions.endAll(tx)({ kind: 'user', ownerId: id }, clock.now(), null)),
      TE.flatMap(() => personalData.erase(tx)(id)),
      TE.flatMap(() => events.append(tx)(happened)),
      TE.flatMap(() => auditLog.append(tx)({ actor, action: 'user.erase', subject: id, facts: {} })),
    )
  }
