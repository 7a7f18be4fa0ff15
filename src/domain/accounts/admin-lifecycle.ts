import type { FailedBy } from '../kernel/failure.ts'
import { E } from '../kernel/fp.ts'
import type { Admin, AdminStatus, Role } from './admin.ts'
import { lastOwner, notJoined } from './failures.ts'

/** What is asked of an operator's account; what is left out stays. `active` lets back in who was shut out. */
export type AdminChanges = Readonly<{
  name?: string | undefined
  role?: Role | undefined
  status?: Exclude<AdminStatus, 'invited'> | undefined
}>

export const isActiveOwner = ({ role, status }: Pick<Admin, 'role' | 'status'>): boolean =>
  role === 'owner' && status === 'active'

/** Somebody who is asked to work here, and has no way in yet but the invitation. */
export const invited = (
  facts: Pick<Admin, 'id' | 'email' | 'name' | 'role' | 'passwordHash' | 'createdAt'>,
): Admin => ({ ...facts, status: 'invited', hasJoined: false, hasSecondFactor: false })

/** Somebody who can sign in at once. */
export const employed = (
  facts: Pick<Admin, 'id' | 'email' | 'name' | 'role' | 'passwordHash' | 'createdAt'>,
): Admin => ({ ...facts, status: 'active', hasJoined: true, hasSecondFactor: false })

/** Asks once more who has not come yet, under what is known of them now. Of anybody else there is nothing to ask. */
export const invitedAgain = (admin: Admin, { name, role }: Pick<Admin, 'name' | 'role'>): Admin | null =>
  admin.hasJoined ? null : { ...admin, name, role, status: 'invited' }

/** Whoever was invited comes, under a name and with a password of their own. */
export const joined = (admin: Admin, { name, passwordHash }: Pick<Admin, 'name' | 'passwordHash'>): Admin => ({
  ...admin,
  name,
  passwordHash,
  status: 'active',
  hasJoined: true,
})

/**
 * What becomes of an operator when an owner changes them. `otherOwners`: how many active owners there are beside them. The
 * last one neither steps down nor goes, and who never came is let in by nobody but themselves.
 */
export const changedAdmin = (
  admin: Admin,
  changes: AdminChanges,
  otherOwners: number,
): E.Either<FailedBy<typeof lastOwner | typeof notJoined>, Admin> => {
  if (changes.status === 'active' && !admin.hasJoined) return E.left(notJoined({}))
  const { name = admin.name, role = admin.role, status = admin.status } = changes
  const after: Admin = { ...admin, name, role, status }
  return isActiveOwner(admin) && !isActiveOwner(after) && otherOwners === 0 ? E.left(lastOwner({})) : E.right(after)
}
