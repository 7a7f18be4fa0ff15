import { adminEvent } from '../../domain/accounts/account-event.ts'
import { emailAddress } from '../../domain/accounts/email-address.ts'
import { invalidCredentials, operatorNotFound, rateLimited, unauthenticated } from '../../domain/accounts/failures.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { SecondFactors } from '../../ports/accounts/second-factors.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'

const removing = { factors: SecondFactors, auditLog: AuditLog, events: Events, transact: Transact, admins: Admins }

type Removal = Readonly<{ adminId: string; actor: string; action: string }>

const removed = ({ factors, auditLog, events }: Deps<typeof removing>, tx: Tx, { adminId, actor, action }: Removal) =>
  pipe(
    factors.remove(tx)(adminId),
    TE.flatMap((wasThere) => events.append(tx)(wasThere ? [adminEvent('SecondFactorOff', adminId)] : [])),
    TE.flatMap(() => auditLog.append(tx)({ actor, action, subject: adminId, facts: {} })),
  )

/** Turns the signed-in operator's second factor off, if they know their password. */
export const disableSecondFactor = useCase(
  'DisableSecondFactor',
  { ...removing, ...checkingCredentials },
  [unauthenticated, invalidCredentials, rateLimited],
  (deps) =>
    ({ password, operator: { adminId, address } }: Readonly<{ password: string; operator: Operator }>) =>
      pipe(
        deps.admins.byId(adminId),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.flatMap(({ email }) => checkedCredentials(deps)(deps.admins, { kind: 'admin', email, password, address })),
        TE.flatMap(() =>
          deps.transact((tx) => removed(deps, tx, { adminId, actor: adminId, action: 'admin.totp_disable' })),
        ),
      ),
)

/** Takes the second factor from who lost it, from the shop's own machine. They are signed out everywhere. */
export const resetSecondFactor = useCase(
  'ResetSecondFactor',
  { ...removing, sessions: Sessions, clock: Clock },
  [operatorNotFound],
  (deps) =>
    ({ email, actor }: Readonly<{ email: string; actor: string }>) =>
      pipe(
        TE.fromEither(
          pipe(
            emailAddress(email),
            E.mapLeft(() => operatorNotFound({})),
          ),
        ),
        TE.flatMap(deps.admins.byEmail),
        TE.flatMap(TE.fromOption(() => operatorNotFound({}))),
        TE.tap(({ id: adminId }) =>
          deps.transact((tx) =>
            pipe(
              removed(deps, tx, { adminId, actor, action: 'admin.totp_reset' }),
              TE.flatMap(() => deps.sessions.endAll(tx)({ kind: 'admin', ownerId: adminId }, deps.clock.now(), null)),
            ),
          ),
        ),
      ),
)
