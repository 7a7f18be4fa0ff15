import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'
import type { SessionOwner } from './sessions.ts'

/** Where people signed in from, by a hash of their account and network. Their time is the database's. */
export type KnownAddresses = Readonly<{
  /** Remembers one from now on, and forgets those of this owner whose time is over. */
  keep: (tx: Tx) => (owner: SessionOwner, hash: string) => TE.TaskEither<Unavailable, void>
  /** Whether it is remembered: it was kept within `addressKnownForMs`. */
  has: (hash: string) => TE.TaskEither<Unavailable, boolean>
}>
export const KnownAddresses = port<KnownAddresses>('KnownAddresses')
