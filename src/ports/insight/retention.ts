import { usualSessionTimes } from '../../domain/accounts/session.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { keptForMs as answersKeptForMs } from '../kernel/idempotency-keys.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * What is kept for a time and then forgotten. Money, papers and the audit log are in no such list: they are kept for
 * years, and nothing of the shop may delete them.
 */
export const retention = [
  { what: 'words of notices', keptForMs: 90 * day },
  { what: 'sessions that ended', keptForMs: 30 * day },
  // One that nobody ended is over once nobody was seen in it for that long; no shop lets one idle for longer.
  { what: 'sessions that ran out', keptForMs: usualSessionTimes.user.idleMs + 30 * day },
  { what: 'answers to repeated requests', keptForMs: answersKeptForMs },
  { what: 'codes', keptForMs: 7 * day },
  { what: 'ways to new passwords', keptForMs: 7 * day },
  { what: 'invitations', keptForMs: 7 * day },
  { what: 'download links', keptForMs: 7 * day },
  { what: 'events', keptForMs: 730 * day },
  { what: 'downloads', keptForMs: 730 * day },
  { what: 'where downloads went', keptForMs: 90 * day },
  { what: 'counts of attempts', keptForMs: hour },
] as const

export type Retained = (typeof retention)[number]['what']

/** Forgets what was kept for long enough. */
export type Retention = Readonly<{
  /** Forgets at most so many of this kind that are older than `keptForMs`, by the database's time; tells how many. */
  forget: (tx: Tx) => (what: Retained, keptForMs: number, most: number) => TE.TaskEither<Unavailable, number>
}>
export const Retention = port<Retention>('Retention')
