import { adminEvent } from '../../domain/accounts/account-event.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { invalidCredentials, rateLimited } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'
import { openingSessions, openSession } from './session-opened.ts'

const needs = {
  ...openingSessions,
  ...checkingCredentials,
  admins: Admins,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
}

type Input = Readonly<{ email: EmailAddress; password: string; visitor: Visitor }>

/** Signs a person of the shop in. One who is disabled or has not accepted yet has no valid credentials. */
export const adminLogIn = useCase(
  'AdminLogIn',
  needs,
  [invalidCredentials, rateLimited],
  (deps) =>
    ({ email, password, visitor }: Input) =>
      pipe(
        checkedCredentials(deps)(deps.admins, { kind: 'admin', email, password, address: visitor.address }),
        TE.filterOrElseW(
          (admin) => admin.status === 'active',
          () => invalidCredentials({}),
        ),
        TE.flatMap((admin) =>
          pipe(
            deps.transact((tx) =>
              pipe(
                openSession(deps)(tx)({ kind: 'admin', ownerId: admin.id, visitor }),
                TE.tap(() => deps.events.append(tx)([adminEvent('AdminSignedIn', admin.id)])),
                TE.tap(() =>
                  deps.auditLog.append(tx)({
                    actor: admin.id,
                    action: 'admin.sign_in',
                    subject: admin.id,
                    facts: {},
                  }),
                ),
              ),
            ),
            TE.map((tokens) => ({ admin, ...tokens })),
          ),
        ),
      ),
)
