import { adminEvent } from '../../domain/accounts/account-event.ts'
import { noSecondFactorBegun, secondFactorOn, unauthenticated, wrongFirstCode } from '../../domain/accounts/failures.ts'
import { recoveryCodes, shownRecoveryCode, typedCode } from '../../domain/accounts/second-factor.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { at, flaw } from '../../domain/kernel/issue.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { OneTimeCodes } from '../../ports/accounts/one-time-codes.ts'
import { SecondFactors } from '../../ports/accounts/second-factors.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

const audited = { factors: SecondFactors, codes: OneTimeCodes, auditLog: AuditLog, transact: Transact }

/** Begins to set up the signed-in operator's second factor. Nothing is asked of them before a first code has come. */
export const setUpSecondFactor = useCase(
  'SetUpSecondFactor',
  { ...audited, admins: Admins, letterhead: Letterhead },
  [unauthenticated, secondFactorOn],
  ({ admins, factors, codes, letterhead, auditLog, transact }) =>
    ({ operator: { adminId } }: Readonly<{ operator: Operator }>) =>
      pipe(
        admins.byId(adminId),
        TE.flatMap(TE.fromOption(() => unauthenticated({}))),
        TE.map(({ email }) => codes.make({ shopName: letterhead.shopName, account: email })),
        TE.tap(({ sealed }) =>
          transact((tx) =>
            pipe(
              factors.begin(tx)(adminId, sealed),
              TE.filterOrElseW(
                (isBegun) => isBegun,
                () => secondFactorOn({}),
              ),
              TE.flatMap(() =>
                auditLog.append(tx)({ actor: adminId, action: 'admin.totp_set_up', subject: adminId, facts: {} }),
              ),
            ),
          ),
        ),
        TE.map(({ uri, secret }) => ({ uri, secret })),
      ),
)

const wrong = () => wrongFirstCode({ issues: [at('/otp')(flaw('invalid_code', 'is not the code of now'))] })

/**
 * Turns the second factor on, by a first code of it, and answers recovery codes, which nobody is shown again. This session
 * goes on; all others end, for nobody was asked for a code there.
 */
export const confirmSecondFactor = useCase(
  'ConfirmSecondFactor',
  { ...audited, admins: Admins, sessions: Sessions, random: Random, digest: Digest, clock: Clock, events: Events },
  [noSecondFactorBegun, wrongFirstCode],
  ({ admins, sessions, factors, codes, random, digest, clock, events, auditLog, transact }) =>
    ({ otp, operator: { adminId, sessionId } }: Readonly<{ otp: string; operator: Operator }>) => {
      const shown = Array.from({ length: recoveryCodes.count }, () => random.code(recoveryCodes.length))
      return pipe(
        factors.find(adminId),
        TE.map(O.filter(({ isOn }) => !isOn)),
        TE.flatMap(TE.fromOption(() => noSecondFactorBegun({}))),
        TE.bindTo('factor'),
        TE.bindW('step', ({ factor }) =>
          pipe(
            TE.fromEither(codes.stepOf(factor.sealed, typedCode(otp)?.code ?? '', clock.now())),
            TE.flatMap(TE.fromOption(wrong)),
          ),
        ),
        TE.flatMap(({ factor, step }) =>
          transact((tx) =>
            pipe(
              admins.lock(tx)(adminId),
              TE.flatMap(() => factors.turnOn(tx)(adminId, factor.sealed, step, shown.map(digest.sha256))),
              TE.filterOrElseW(
                (isOn) => isOn,
                () => noSecondFactorBegun({}),
              ),
              TE.flatMap(() => sessions.endAll(tx)({ kind: 'admin', ownerId: adminId }, clock.now(), sessionId)),
              TE.flatMap(() => events.append(tx)([adminEvent('SecondFactorOn', adminId)])),
              TE.flatMap(() =>
                auditLog.append(tx)({ actor: adminId, action: 'admin.totp_confirm', subject: adminId, facts: {} }),
              ),
            ),
          ),
        ),
        TE.map(() => ({ recoveryCodes: shown.map(shownRecoveryCode) })),
      )
    },
)
