import {
  doubtingAdmins,
  doubtingSecondFactors,
  doubtingSessions,
  doubtingUsers,
} from '../adapters/cache/accounts/doubting.stores.ts'
import { keptLiveSessions } from '../adapters/cache/accounts/kept.live-sessions.ts'
import { keptTokens } from '../adapters/cache/accounts/kept.tokens.ts'
import type { SessionChanges } from '../adapters/cache/accounts/session-changes.ts'
import { AccessTokens } from '../ports/accounts/access-tokens.ts'
import { Admins } from '../ports/accounts/admins.ts'
import { LiveSessions } from '../ports/accounts/live-sessions.ts'
import { SecondFactors } from '../ports/accounts/second-factors.ts'
import { Sessions } from '../ports/accounts/sessions.ts'
import { Users } from '../ports/accounts/users.ts'
import { Clock } from '../ports/kernel/clock.ts'
import { type Port, type Provision, provide } from '../ports/kernel/port.ts'

/** The same ports once more, for an instance that keeps what it knows of sessions and tokens. */
export const keptSessions = (asked: ReadonlyArray<Provision>, changes: SessionChanges): ReadonlyArray<Provision> => {
  const served = new Map(asked)
  const of = <A>(port: Port<A>): A => served.get(port) as A
  const live = keptLiveSessions(of(LiveSessions), changes)
  return [
    provide(LiveSessions, live),
    provide(AccessTokens, keptTokens(of(AccessTokens), of(Clock), changes)),
    provide(Sessions, doubtingSessions(of(Sessions), live.doubt)),
    provide(Users, doubtingUsers(of(Users), live.doubt)),
    provide(Admins, doubtingAdmins(of(Admins), live.doubt)),
    provide(SecondFactors, doubtingSecondFactors(of(SecondFactors), live.doubt)),
  ]
}
