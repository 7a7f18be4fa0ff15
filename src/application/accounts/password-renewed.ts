import type { UserEvent } from '../../domain/accounts/account-event.ts'
import type { User } from '../../domain/accounts/user.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { PasswordResets } from '../../ports/accounts/password-resets.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Users } from '../../ports/accounts/users.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'

export const renewingPasswords = {
  users: Users,
  sessions: Sessions,
  resets: PasswordResets,
  events: Events,
  clock: Clock,
}

type Renewal = Readonly<{
  passwordHash: string
  event: (userId: string) => UserEvent
  sessionThatGoesOn: string | null
}>

/**
 * Gives a locked account another password: every session but the one that is named ends, for one of them may be a
 * thief's, and so does a way to a new password that is on its way.
 */
export const renewedPassword =
  ({ users, sessions, resets, events, clock }: Deps<typeof renewingPasswords>) =>
  (tx: Tx, user: User, { passwordHash, event, sessionThatGoesOn }: Renewal) =>
    pipe(
      users.save(tx)({ ...user, passwordHash }),
      TE.flatMap(() => sessions.endAll(tx)({ kind: 'user', ownerId: user.id }, clock.now(), sessionThatGoesOn)),
      TE.flatMap(() => resets.end(tx)(user.id)),
      TE.flatMap(() => events.append(tx)([event(user.id)])),
    )
