import type { NewPasswordReset, PasswordReset } from '../../domain/accounts/password-reset.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Ways to new passwords. Their time is the database's; who writes has locked the account. */
export type PasswordResets = Readonly<{
  /** Keeps a new one, which ends the one before. False when this one was kept before: then nothing changes. */
  add: (tx: Tx) => (reset: NewPasswordReset) => TE.TaskEither<Unavailable, boolean>
  /** How old the resets of an account are, in milliseconds, youngest first, as far back as `withinMs`. */
  agesMs: (tx: Tx) => (userId: string, withinMs: number) => TE.TaskEither<Unavailable, ReadonlyArray<number>>
  /** Uses it up. False when it was used, replaced or too old: then nothing changes. */
  use: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, boolean>
  /** Ends the one that is open. */
  end: (tx: Tx) => (userId: string) => TE.TaskEither<Unavailable, void>
  /** By the SHA-256 of its token in hex. */
  byHash: (hash: string) => TE.TaskEither<Unavailable, O.Option<PasswordReset>>
  byId: (id: string) => TE.TaskEither<Unavailable, O.Option<PasswordReset>>
}>
export const PasswordResets = port<PasswordResets>('PasswordResets')
