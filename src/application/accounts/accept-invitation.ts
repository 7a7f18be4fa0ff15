import { adminEvent } from '../../domain/accounts/account-event.ts'
import { joined } from '../../domain/accounts/admin-lifecycle.ts'
import { codeExpired } from '../../domain/accounts/failures.ts'
import { refuseWeak, weakPassword } from '../../domain/accounts/password.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Admins } from '../../ports/accounts/admins.ts'
import { CommonPasswords } from '../../ports/accounts/common-passwords.ts'
import { Invitations } from '../../ports/accounts/invitations.ts'
import { PasswordHasher } from '../../ports/accounts/password-hasher.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { openingSessions, openSession } from './session-opened.ts'

const needs = {
  ...openingSessions,
  admins: Admins,
  invitations: Invitations,
  common: CommonPasswords,
  hasher: PasswordHasher,
  auditLog: AuditLog,
  events: Events,
  transact: Transact,
}
type Needs = Deps<typeof needs>

type Input = Readonly<{ token: string; password: string; name: string; visitor: Visitor }>

const whoIsInvited = <Err>(found: TE.TaskEither<Err, O.Option<Parameters<typeof joined>[0]>>) =>
  pipe(found, TE.map(O.filter(({ status }) => status === 'invited')), TE.flatMap(TE.fromOption(() => codeExpired({}))))

/** Of two who use one invitation, the second finds that they have come already. */
const entered =
  (deps: Needs, invitationId: string, adminId: string, passwordHash: string, { name, visitor }: Input) =>
  (tx: Tx) =>
    pipe(
      whoIsInvited(deps.admins.lock(tx)(adminId)),
      TE.tap(() =>
        pipe(
          deps.invitations.use(tx)(invitationId),
          TE.filterOrElseW(
            (isUsed) => isUsed,
            () => codeExpired({}),
          ),
        ),
      ),
      TE.map((admin) => joined(admin, { name, passwordHash })),
      TE.tap(deps.admins.save(tx)),
      TE.tap(({ id }) => deps.events.append(tx)([adminEvent('AdminJoined', id)])),
      TE.tap(({ id, role }) =>
        deps.auditLog.append(tx)({ actor: id, action: 'admin.join', subject: id, facts: { role } }),
      ),
      TE.bindTo('admin'),
      TE.bindW('tokens', ({ admin }) => openSession(deps)(tx)({ kind: 'admin', ownerId: admin.id, visitor })),
      TE.map(({ admin, tokens }) => ({ admin, ...tokens })),
    )

/**
 * Lets in who has the token of an invitation, once, under a name and with a password of their own. A token that is not
 * good is answered in the same way whatever is wrong with it, and a weak password does not use it up.
 */
export const acceptInvitation = useCase(
  'AcceptInvitation',
  needs,
  [codeExpired, weakPassword],
  (deps) => (input: Input) =>
    pipe(
      deps.invitations.byHash(deps.digest.sha256(input.token)),
      TE.map(O.filter(({ isOpen }) => isOpen)),
      TE.flatMap(TE.fromOption(() => codeExpired({}))),
      TE.bindTo('invitation'),
      TE.bindW('admin', ({ invitation }) => whoIsInvited(deps.admins.byId(invitation.adminId))),
      TE.tap(({ admin }) => TE.fromEither(refuseWeak(deps.common.has)(input.password, admin.email))),
      TE.bindW('hash', () => deps.hasher.hash(input.password)),
      TE.flatMap(({ invitation, admin, hash }) => deps.transact(entered(deps, invitation.id, admin.id, hash, input))),
    ),
)
