import type { Admin } from '../../domain/accounts/admin.ts'
import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** The people of the shop. */
export type Admins = Readonly<{
  /** Adds the first owner, unless any admin exists already; two instances that start together add one. */
  addFirst: (tx: Tx) => (admin: Admin) => TE.TaskEither<Unavailable, 'added' | 'exists'>
  /** Adds a person, unless the address, in any case, is another's. */
  add: (tx: Tx) => (admin: Admin) => TE.TaskEither<Unavailable, 'added' | 'taken'>
  /** The ids of all active owners, locked until the transaction ends: whoever changes operators comes one by one. */
  lockOwners: (tx: Tx) => TE.TaskEither<Unavailable, ReadonlyArray<string>>
  /** A person as they are now, locked until the transaction ends. Who changes roles has locked the owners before. */
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<Admin>>
  /** As `lock`, by the address in any case. */
  lockByEmail: (tx: Tx) => (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<Admin>>
  /** Keeps name, role, status, password and whether they have joined, of a person that this transaction has locked. */
  save: (tx: Tx) => (admin: Admin) => TE.TaskEither<Unavailable, void>
  byEmail: (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<Admin>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<Admin>>
  /** All of them, newest first. */
  list: (page: PageRequest) => TE.TaskEither<Unavailable, Page<Admin>>
  rehash: (tx: Tx) => (id: string, oldHash: string, newHash: string) => TE.TaskEither<Unavailable, void>
}>
export const Admins = port<Admins>('Admins')
