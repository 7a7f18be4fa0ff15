import type { SessionTimes as Times } from '../../domain/accounts/session.ts'
import { port } from '../kernel/port.ts'

/** How long this shop's sessions live, in milliseconds. */
export type SessionTimes = Times
export const SessionTimes = port<SessionTimes>('SessionTimes')
