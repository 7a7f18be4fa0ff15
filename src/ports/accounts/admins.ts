import type { Admin } from '../../domain/accounts/admin.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** The people of the shop. */
export type Admins = Readonly<{
  /** Adds the first owner, unless any admin exists already; two instances that start together add one. */
  addFirst: (tx: Tx) => (admin: Admin) => TE.TaskEither<Unavailable, 'added' | 'exists'>
  /** Adds a person, unless the address, in any case, is another's. */
  add: (tx: Tx) => (admin: Admin) => TE.TaskEither<Unavailable, 'added' | 'taken'>
  byEmail: (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<Admin>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<Admin>>
  rehash: (tx: Tx) => (id: string, oldHash: string, newHash: string) => TE.TaskEither<Unavailable, void>
}>
export const Admins = port<Admins>('Admins')
