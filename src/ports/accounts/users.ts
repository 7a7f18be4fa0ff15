import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { User, UserStatus } from '../../domain/accounts/user.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Buyers' accounts. An e-mail address is unique without regard to case; the database decides who was first. */
export type Users = Readonly<{
  add: (tx: Tx) => (user: User) => TE.TaskEither<Unavailable, 'added' | 'email_taken'>
  byEmail: (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<User>>
  /** What an account may do now, seen by an open transaction; none when there is no such account. */
  status: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<UserStatus>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<User>>
  /** Keeps a hash made with today's parameters, if the one it replaces still stands. */
  rehash: (tx: Tx) => (id: string, oldHash: string, newHash: string) => TE.TaskEither<Unavailable, void>
}>
export const Users = port<Users>('Users')
