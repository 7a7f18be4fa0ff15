import { emailKey } from '../../../domain/accounts/email-address.ts'
import type { User } from '../../../domain/accounts/user.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Users } from '../../../ports/accounts/users.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const users = shelf<User>('users')

const withEmail = (all: ReadonlyMap<string, User>, key: string): O.Option<User> =>
  O.fromNullable([...all.values()].find(({ email }) => emailKey(email) === key))

export const memoryUsers = (memory: Memory): Users => ({
  add: (tx) => (user) =>
    done(() => {
      if (O.isSome(withEmail(users.of(tx), emailKey(user.email)))) return 'email_taken'
      users.of(tx).set(user.id, user)
      return 'added'
    }),
  lock: (tx) => (id) => done(() => O.fromNullable(users.of(tx).get(id))),
  save: (tx) => (user) =>
    done(() => {
      users.of(tx).set(user.id, user)
    }),
  status: (tx) => (id) =>
    done(() =>
      pipe(
        O.fromNullable(users.of(tx).get(id)),
        O.map(({ status }) => status),
      ),
    ),
  byEmail: (email) => done(() => withEmail(users.committed(memory), emailKey(email))),
  byId: (id) => done(() => O.fromNullable(users.committed(memory).get(id))),
  rehash: (tx) => (id, oldHash, newHash) =>
    done(() => {
      const user = users.of(tx).get(id)
      if (user?.passwordHash === oldHash) users.of(tx).set(id, { ...user, passwordHash: newHash })
    }),
})
