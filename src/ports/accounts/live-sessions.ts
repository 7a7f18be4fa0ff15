import type { Role } from '../../domain/accounts/admin.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/**
 * What a request must know of its session: that it goes on, until when unless it is used, and what its owner may do now.
 * `role` is null for users; `hasSecondFactor` is an operator's.
 */
export type LiveSession = Readonly<{
  id: string
  kind: SessionKind
  ownerId: string
  role: Role | null
  hasSecondFactor: boolean
  until: Date
}>

/** Sessions as requests ask for them. What ends or changes one holds here, on every instance, within a second. */
export type LiveSessions = Readonly<{
  /** None when the session ended or expired, or its owner may not sign in any more. */
  find: (id: string, now: Date) => TE.TaskEither<Unavailable, O.Option<LiveSession>>
}>
export const LiveSessions = port<LiveSessions>('LiveSessions')
