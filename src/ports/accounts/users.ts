import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { User, UserStatus } from '../../domain/accounts/user.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Buyers' accounts. An e-mail address is unique without regard to case; the database decides who was first. */
export type Users = Readonly<{
  add: (tx: Tx) => (user: User) => TE.TaskEither<Unavailable, 'added' | 'email_taken'>
  byEmail: (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<User>>
  /** An account as it is now, locked until the transaction ends: whoever changes it or lets somebody in comes one by one. */
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<User>>
  /** Keeps name, status, password and verification of an account that this transaction has locked. */
  save: (tx: Tx) => (user: User) => TE.TaskEither<Unavailable, void>
  /** What an account may do now, seen by an open transaction; none when there is no such account. */
  status: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<UserStatus>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<User>>
  /** Keeps a hash made with today's parameters, if the one it replaces still stands. */
  rehash: (tx: Tx) => (id: string, oldHash: string, newHash: string) => TE.TaskEither<Unavailable, void>
}>
export const Users = port<Users>('Users')
