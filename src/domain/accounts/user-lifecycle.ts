import { changed, type Decision, unchanged } from '../kernel/decision.ts'
import type { FailedBy } from '../kernel/failure.ts'
import { E } from '../kernel/fp.ts'
import { emailVerified, type UserEvent, userErased, userRestored, userSuspended } from './account-event.ts'
import { accountErased } from './failures.ts'
import type { User } from './user.ts'

export type UserDecision = Decision<User, UserEvent>
type Refusal = FailedBy<typeof accountErased>

/** Whether somebody may use the account: neither those whom the shop has shut out nor those who are gone. */
export const mayEnter = ({ status }: Pick<User, 'status'>): boolean => status === 'unverified' || status === 'active'

/** Shuts a buyer out; once more changes nothing. */
export const suspend = (user: User): E.Either<Refusal, UserDecision> => {
  if (user.status === 'erased') return E.left(accountErased({}))
  return E.right(
    user.status === 'suspended' ? unchanged(user) : changed({ ...user, status: 'suspended' }, userSuspended(user.id)),
  )
}

/** Lets a suspended buyer back in, as verified as they were before. Whoever is in stays as they are. */
export const restore = (user: User): E.Either<Refusal, UserDecision> => {
  if (user.status === 'erased') return E.left(accountErased({}))
  if (user.status !== 'suspended') return E.right(unchanged(user))
  const status = user.emailVerifiedAt === null ? 'unverified' : 'active'
  return E.right(changed({ ...user, status }, userRestored(user.id)))
}

/** Closes an account for good, from wherever it stands. No way leads back. */
export const erase = (user: User): UserDecision =>
  user.status === 'erased' ? unchanged(user) : changed({ ...user, status: 'erased' }, userErased(user.id))

/** Somebody proved that they read the mails of this address. Only an account that waits for it moves. */
export const verifyEmail = (user: User, at: Date): UserDecision =>
  user.status === 'unverified'
    ? changed({ ...user, status: 'active', emailVerifiedAt: at }, emailVerified(user.id))
    : unchanged(user)
