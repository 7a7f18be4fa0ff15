import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

/** Ends an operator's session on the server, as `logOut` does a buyer's, and keeps that they left. */
export const adminLogOut = useCase(
  'AdminLogOut',
  { sessions: Sessions, auditLog: AuditLog, transact: Transact, clock: Clock },
  [],
  ({ sessions, auditLog, transact, clock }) =>
    ({ operator: { adminId, sessionId } }: Readonly<{ operator: Operator }>) =>
      transact((tx) =>
        pipe(
          sessions.end(tx)(sessionId, clock.now()),
          TE.flatMap(() =>
            auditLog.append(tx)({ actor: adminId, action: 'admin.sign_out', subject: adminId, facts: {} }),
          ),
        ),
      ),
)
