import type { Retained, Retention } from '../../../ports/insight/retention.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { codes } from '../accounts/email-codes.memory.ts'
import { invitations } from '../accounts/invitations.memory.ts'
import { resets } from '../accounts/password-resets.memory.ts'
import { sessions } from '../accounts/sessions.memory.ts'
import { links } from '../delivery/download-links.memory.ts'
import { downloads } from '../delivery/downloads.memory.ts'
import { done, type Shelf } from '../kernel/memory.ts'

type Forget = (tx: Tx, before: number, most: number) => number

/** Takes away, or changes, the oldest of what was there before a time. */
const old =
  <A>(of: Shelf<A>, timeOf: (each: A) => number | null, to: ((each: A) => A) | null = null): Forget =>
  (tx, before, most) => {
    const timeIn = (each: A): number => timeOf(each) ?? Number.POSITIVE_INFINITY
    const found = [...of.of(tx)]
      .filter(([, each]) => timeIn(each) < before)
      .sort(([, a], [, b]) => timeIn(a) - timeIn(b))
      .slice(0, most)
    for (const [key, each] of found)
      if (to === null) of.of(tx).delete(key)
      else of.of(tx).set(key, to(each))
    return found.length
  }

const over = ({ createdAt, lifetimeMs }: Readonly<{ createdAt: Date; lifetimeMs: number }>): number =>
  createdAt.getTime() + lifetimeMs

/** What is not kept in memory at all, or without its time, is not forgotten either. */
const never: Forget = () => 0

const forgetting: Readonly<Record<Retained, Forget>> = {
  'words of notices': never,
  'sessions that ended': old(sessions, ({ endedAt }) => endedAt?.getTime() ?? null),
  'sessions that ran out': old(sessions, ({ endedAt, lastSeenAt }) => (endedAt === null ? lastSeenAt.getTime() : null)),
  'answers to repeated requests': never,
  codes: old(codes, over),
  'ways to new passwords': old(resets, over),
  invitations: old(invitations, over),
  'download links': old(links, ({ expiresAt }) => expiresAt.getTime()),
  events: never,
  downloads: old(downloads, ({ at }) => at.getTime()),
  'where downloads went': old(
    downloads,
    ({ at, addressHash }) => (addressHash === null ? null : at.getTime()),
    (each) => ({ ...each, addressHash: null }),
  ),
  'counts of attempts': never,
}

export const memoryRetention = (clock: Clock): Retention => ({
  forget: (tx) => (what, keptForMs, most) => done(() => forgetting[what](tx, clock.now().getTime() - keptForMs, most)),
})
