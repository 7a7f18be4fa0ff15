import type { Invitation, NewInvitation } from '../../domain/accounts/invitation.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Invitations to work here. Their time is the database's; who writes has locked the person's account. */
export type Invitations = Readonly<{
  /** Keeps a new one, which ends the one before. */
  add: (tx: Tx) => (invitation: NewInvitation) => TE.TaskEither<Unavailable, void>
  /** Uses it up. False when it was used, replaced or too old: then nothing changes. */
  use: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, boolean>
  /** Ends the one that is open. */
  end: (tx: Tx) => (adminId: string) => TE.TaskEither<Unavailable, void>
  /** By the SHA-256 of its token in hex. */
  byHash: (hash: string) => TE.TaskEither<Unavailable, O.Option<Invitation>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<Invitation>>
}>
export const Invitations = port<Invitations>('Invitations')
