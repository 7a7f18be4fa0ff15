import type { Admin, Role } from '../../domain/accounts/admin.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { emailTaken } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** `actor`: an operator's id, or how else it was asked for. */
type Input = Readonly<{ email: EmailAddress; name: string; role: Role; password: string; actor: string }>

/** Makes a person of the shop who can sign in at once. */
export const addOperator = useCase(
  'AddOperator',
  {
    admins: Admins,
    common: CommonPasswords,
    hasher: PasswordHasher,
    auditLog: AuditLog,
    transact: Transact,
    clock: Clock,
    ids: Ids,
  },
  [emailTaken, weakPassword],
  ({ admins, common, hasher, auditLog, transact, clock, ids }) =>
    ({ email, name, role, password, actor }: Input) =>
      pipe(
        TE.fromEither(refuseWeak(common.has)(password, email)),
        TE.flatMap(hasher.hash),
        TE.flatMap((passwordHash) => {
          const admin: Admin = {
            id: ids.next(),
            email,
            name,
            role,
            status: 'active',
            passwordHash,
            createdAt: clock.now(),
          }
          return transact((tx) =>
            pipe(
              admins.add(tx)(admin),
              TE.filterOrElseW(
                (outcome) => outcome === 'added',
                () => emailTaken({}),
              ),
              TE.flatMap(() => auditLog.append(tx)({ actor, action: 'admin.add', subject: admin.id, facts: { role } })),
              TE.map(() => ({ id: admin.id, email, name, role })),
            ),
          )
        }),
      ),
)
