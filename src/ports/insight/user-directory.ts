import type { UserStatus } from '../../domain/accounts/user.ts'
import type { ListedUser } from '../../domain/insight/listed-user.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** `text` is looked for in e-mail address and name, in any case; null stands for all. */
export type UserFilter = Readonly<{ text: string | null; status: UserStatus | null }>

/** The buyers as the operators look them up, newest first. */
export type UserDirectory = Readonly<{
  list: (filter: UserFilter, page: PageRequest) => TE.TaskEither<Unavailable, Page<ListedUser>>
  one: (id: string) => TE.TaskEither<Unavailable, O.Option<ListedUser>>
}>
export const UserDirectory = port<UserDirectory>('UserDirectory')
