import type { RefreshToken, Session, SessionKind } from '../../domain/accounts/session.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Whose sessions. */
export type SessionOwner = Readonly<{ kind: SessionKind; ownerId: string }>

/** Logins that go on. Refresh tokens are known by their SHA-256 only. */
export type Sessions = Readonly<{
  open: (tx: Tx) => (session: Session, refreshHash: string) => TE.TaskEither<Unavailable, void>
  /** The session that a refresh token belongs or belonged to, locked until the transaction ends. */
  lockByToken: (
    tx: Tx,
  ) => (hash: string) => TE.TaskEither<Unavailable, O.Option<Readonly<{ session: Session; token: RefreshToken }>>>
  /** Makes `newHash` the session's token and remembers the old one as its predecessor. */
  rotate: (tx: Tx) => (id: string, oldHash: string, newHash: string, at: Date) => TE.TaskEither<Unavailable, void>
  end: (tx: Tx) => (id: string, at: Date) => TE.TaskEither<Unavailable, void>
  /** Ends one session of this owner; false when they have none of this id. One that ended before stays as it ended. */
  endOwn: (tx: Tx) => (owner: SessionOwner, id: string, at: Date) => TE.TaskEither<Unavailable, boolean>
  /** Ends all sessions of this owner but the one that is named. */
  endAll: (tx: Tx) => (owner: SessionOwner, at: Date, but: string | null) => TE.TaskEither<Unavailable, void>
  /** The sessions of this owner that go on, newest first. */
  ofOwner: (owner: SessionOwner, now: Date, page: PageRequest) => TE.TaskEither<Unavailable, Page<Session>>
}>
export const Sessions = port<Sessions>('Sessions')
