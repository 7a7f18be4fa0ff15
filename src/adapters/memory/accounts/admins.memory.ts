import type { Admin } from '../../../domain/accounts/admin.ts'
import { emailKey } from '../../../domain/accounts/email-address.ts'
import { O } from '../../../domain/kernel/fp.ts'
import type { Admins } from '../../../ports/accounts/admins.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const admins = shelf<Admin>('admins')

export const memoryAdmins = (memory: Memory): Admins => ({
  addFirst: (tx) => (admin) =>
    done(() => {
      if (admins.of(tx).size > 0) return 'exists'
      admins.of(tx).set(admin.id, admin)
      return 'added'
    }),
  add: (tx) => (admin) =>
    done(() => {
      const key = emailKey(admin.email)
      if ([...admins.of(tx).values()].some(({ email }) => emailKey(email) === key)) return 'taken'
      admins.of(tx).set(admin.id, admin)
      return 'added'
    }),
  byEmail: (email) =>
    done(() =>
      O.fromNullable([...admins.committed(memory).values()].find((each) => emailKey(each.email) === emailKey(email))),
    ),
  byId: (id) => done(() => O.fromNullable(admins.committed(memory).get(id))),
  rehash: (tx) => (id, oldHash, newHash) =>
    done(() => {
      const admin = admins.of(tx).get(id)
      if (admin?.passwordHash === oldHash) admins.of(tx).set(id, { ...admin, passwordHash: newHash })
    }),
})
