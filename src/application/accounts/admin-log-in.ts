import { adminEvent } from '../../domain/accounts/account-event.ts'
import type { Admin } from '../../domain/accounts/admin.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import {
  invalidCredentials,
  rateLimited,
  secondFactorRequired,
  secondFactorWrong,
} from '../../domain/accounts/failures.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { checkedCredentials, checkingCredentials } from './checked-credentials.ts'
import { openingSessions, openSession } from './session-opened.ts'
import { codeAttempts, codeToTake, takingCodes } from './taken-code.ts'

const needs = {
  ...openingSessions,
  ...checkingCredentials,
  ...takingCodes,
  admins: Admins,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
}

/** `otp`: the code of their device or a recovery code; null when none was sent. */
type Input = Readonly<{ email: EmailAddress; password: string; otp: string | null; visitor: Visitor }>

/**
 * A password was right when it was looked at. Whoever changes it meanwhile, shuts the person out or turns their second
 * factor on ends their sessions, this one too: so they are held, and looked at once more.
 */
const stillTheirs = ({ admins }: Deps<typeof needs>, tx: Tx, known: Admin) =>
  pipe(
    admins.lock(tx)(known.id),
    TE.map(O.filter((now) => now.status === 'active' && now.passwordHash === known.passwordHash)),
    TE.flatMap(TE.fromOption(() => invalidCredentials({}))),
    TE.filterOrElseW(
      (now) => now.hasSecondFactor === known.hasSecondFactor,
      () => secondFactorRequired({}),
    ),
  )

/**
 * Signs a person of the shop in. One who is disabled or has not accepted yet has no valid credentials. That a code is
 * asked for as well, nobody learns without the password.
 */
export const adminLogIn = useCase(
  'AdminLogIn',
  needs,
  [invalidCredentials, rateLimited, secondFactorRequired, secondFactorWrong],
  (deps) =>
    ({ email, password, otp, visitor }: Input) =>
      pipe(
        checkedCredentials(deps)(deps.admins, { kind: 'admin', email, password, address: visitor.address }),
        TE.filterOrElseW(
          (admin) => admin.status === 'active',
          () => invalidCredentials({}),
        ),
        TE.bindTo('admin'),
        TE.bindW('take', ({ admin }) => codeToTake(deps, admin, otp)),
        TE.bindW('opened', ({ admin, take }) =>
          deps.transact((tx) =>
            pipe(
              stillTheirs(deps, tx, admin),
              TE.bindTo('now'),
              TE.bindW('isTaken', () => take(tx)),
              TE.filterOrElseW(
                ({ isTaken }) => isTaken,
                () => secondFactorWrong({}),
              ),
              TE.bindW('tokens', () => openSession(deps)(tx)({ kind: 'admin', ownerId: admin.id, visitor })),
              TE.tap(() => deps.events.append(tx)([adminEvent('AdminSignedIn', admin.id)])),
              TE.tap(() =>
                deps.auditLog.append(tx)({ actor: admin.id, action: 'admin.sign_in', subject: admin.id, facts: {} }),
              ),
            ),
          ),
        ),
        TE.tap(({ admin }) =>
          admin.hasSecondFactor ? deps.throttle.giveBack(codeAttempts(admin.id)) : TE.right(undefined),
        ),
        TE.map(({ opened: { now, tokens } }) => ({ admin: now, ...tokens })),
      ),
)
