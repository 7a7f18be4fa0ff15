import type { Admin } from '../../../domain/accounts/admin.ts'
import { isActiveOwner } from '../../../domain/accounts/admin-lifecycle.ts'
import { emailKey } from '../../../domain/accounts/email-address.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { Admins } from '../../../ports/accounts/admins.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { secondFactors } from './second-factors.memory.ts'

export const admins = shelf<Admin>('admins')

const withEmail = (all: ReadonlyMap<string, Admin>, key: string): O.Option<Admin> =>
  O.fromNullable([...all.values()].find(({ email }) => emailKey(email) === key))

/** What is kept of second factors decides who has one, not what was saved with the person. */
const seen =
  (factors: ReadonlyMap<string, Readonly<{ lastStep: number | null }>>) =>
  (admin: Admin): Admin => ({ ...admin, hasSecondFactor: typeof factors.get(admin.id)?.lastStep === 'number' })

const found = (memory: Memory) => O.map(seen(secondFactors.committed(memory)))
const locked = (tx: Tx) => O.map(seen(secondFactors.of(tx)))

export const memoryAdmins = (memory: Memory): Admins => ({
  addFirst: (tx) => (admin) =>
    done(() => {
      if (admins.of(tx).size > 0) return 'exists'
      admins.of(tx).set(admin.id, admin)
      return 'added'
    }),
  add: (tx) => (admin) =>
    done(() => {
      if (O.isSome(withEmail(admins.of(tx), emailKey(admin.email)))) return 'taken'
      admins.of(tx).set(admin.id, admin)
      return 'added'
    }),
  lockOwners: (tx) => done(() => [...admins.of(tx).values()].filter(isActiveOwner).map(({ id }) => id)),
  lock: (tx) => (id) => done(() => locked(tx)(O.fromNullable(admins.of(tx).get(id)))),
  lockByEmail: (tx) => (email) => done(() => locked(tx)(withEmail(admins.of(tx), emailKey(email)))),
  save: (tx) => (admin) => done(() => void admins.of(tx).set(admin.id, admin)),
  byEmail: (email) => done(() => found(memory)(withEmail(admins.committed(memory), emailKey(email)))),
  byId: (id) => done(() => found(memory)(O.fromNullable(admins.committed(memory).get(id)))),
  list: (page) =>
    done(() => newestFirst([...admins.committed(memory).values()].map(seen(secondFactors.committed(memory))), page)),
  rehash: (tx) => (id, oldHash, newHash) =>
    done(() => {
      const admin = admins.of(tx).get(id)
      if (admin?.passwordHash === oldHash) admins.of(tx).set(id, { ...admin, passwordHash: newHash })
    }),
})
