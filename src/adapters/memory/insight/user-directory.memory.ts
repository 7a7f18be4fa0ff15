import type { User } from '../../../domain/accounts/user.ts'
import { listedUser } from '../../../domain/insight/listed-user.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { UserDirectory } from '../../../ports/insight/user-directory.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { sales } from '../sales/sales.memory.ts'

const contains = (text: string, searched: string): boolean => text.toLowerCase().includes(searched.toLowerCase())

export const memoryUserDirectory = (memory: Memory): UserDirectory => {
  const listed = (user: User) =>
    listedUser(user, [...sales.committed(memory).values()].filter(({ userId }) => userId === user.id).length)
  return {
    list: ({ text, status }, page) =>
      done(() =>
        newestFirst(
          [...users.committed(memory).values()]
            .filter((user) => status === null || user.status === status)
            .filter(({ email, name }) => text === null || contains(email, text) || contains(name, text))
            .map(listed),
          page,
        ),
      ),
    one: (id) => done(() => pipe(O.fromNullable(users.committed(memory).get(id)), O.map(listed))),
  }
}
