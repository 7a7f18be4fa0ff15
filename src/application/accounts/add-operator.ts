import { adminEvent, adminInvited } from '../../domain/accounts/account-event.ts'
import type { Admin, Role } from '../../domain/accounts/admin.ts'
import { employed, invited, invitedAgain } from '../../domain/accounts/admin-lifecycle.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { emailTaken } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { Invitations } from '../../ports/accounts/invitations.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  admins: Admins,
  invitations: Invitations,
  secrets: MailedSecrets,
  policy: AccountPolicy,
  common: CommonPasswords,
  hasher: PasswordHasher,
  random: Random,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
  clock: Clock,
  ids: Ids,
}
type Needs = Deps<typeof needs>

/** `password` null: they are invited by mail. `actor`: an operator's id, or how else it was asked for. */
type Input = Readonly<{ email: EmailAddress; name: string; role: Role; password: string | null; actor: string }>

const nobodyKnowsBytes = 32

/** Somebody new under this address, or who was invited before and did not come; none when somebody else has it. */
const taken = ({ admins }: Needs, tx: Tx, wanted: Admin) =>
  pipe(
    admins.add(tx)(wanted),
    TE.flatMap((outcome) => (outcome === 'added' ? TE.right(O.none) : admins.lockByEmail(tx)(wanted.email))),
    TE.flatMap(
      O.match(
        () => TE.right<Unavailable | FailedBy<typeof emailTaken>, Admin>(wanted),
        (before) => {
          const again = wanted.status === 'invited' ? invitedAgain(before, wanted) : null
          return again === null
            ? TE.left(emailTaken({}))
            : pipe(
                admins.save(tx)(again),
                TE.map(() => again),
              )
        },
      ),
    ),
  )

const announced = ({ invitations, secrets, policy, events, ids }: Needs, tx: Tx, { id: adminId, status }: Admin) => {
  if (status !== 'invited') return events.append(tx)([adminEvent('AdminAdded', adminId)])
  const id = ids.next()
  return pipe(
    invitations.add(tx)({ id, adminId, ...secrets.make('token'), lifetimeMs: policy.invitation.lifetimeMs }),
    TE.flatMap(() => events.append(tx)([adminInvited(id, adminId)])),
  )
}

/**
 * Makes a person of the shop. With a password they can sign in at once; without one an invitation is mailed, and another
 * one to who was invited before and did not come, which ends the one before.
 */
export const addOperator = useCase(
  'AddOperator',
  needs,
  [emailTaken, weakPassword],
  (deps) =>
    ({ email, name, role, password, actor }: Input) =>
      pipe(
        password === null
          ? TE.right(deps.random.token(nobodyKnowsBytes))
          : TE.fromEither(refuseWeak(deps.common.has)(password, email)),
        TE.flatMap(deps.hasher.hash),
        TE.flatMap((passwordHash) => {
          const facts = { id: deps.ids.next(), email, name, role, passwordHash, createdAt: deps.clock.now() }
          const wanted = password === null ? invited(facts) : employed(facts)
          return deps.transact((tx) =>
            pipe(
              taken(deps, tx, wanted),
              TE.tap((admin) => announced(deps, tx, admin)),
              TE.tap((admin) =>
                deps.auditLog.append(tx)({
                  actor,
                  action: admin.status === 'invited' ? 'admin.invite' : 'admin.add',
                  subject: admin.id,
                  facts: { role },
                }),
              ),
            ),
          )
        }),
      ),
)
