import { networkOf } from '../../domain/accounts/network.ts'
import { begin, type SessionKind } from '../../domain/accounts/session.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { AccessTokens } from '../../ports/accounts/access-tokens.ts'
import { KnownAddresses } from '../../ports/accounts/known-addresses.ts'
import { SessionTimes } from '../../ports/accounts/session-times.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { AddressHasher } from '../../ports/delivery/address-hasher.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import type { Visitor } from '../kernel/caller.ts'

/**
 * The tokens of a session, handed out once. `expiresIn` is the access token's, in seconds; `refreshesFor`: in how many the
 * refresh token has to be used.
 */
export type Tokens = Readonly<{ accessToken: string; refreshToken: string; expiresIn: number; refreshesFor: number }>

export const refreshesFor = (times: SessionTimes, kind: SessionKind): number => Math.floor(times[kind].idleMs / 1_000)

export const refreshTokenBytes = 32

export const openingSessions = {
  sessions: Sessions,
  times: SessionTimes,
  known: KnownAddresses,
  addresses: AddressHasher,
  accessTokens: AccessTokens,
  random: Random,
  digest: Digest,
  ids: Ids,
  clock: Clock,
}

type Opening = Readonly<{ kind: SessionKind; ownerId: string; visitor: Pick<Visitor, 'userAgent' | 'address'> }>

/** Opens a session in the caller's transaction, remembers where from, and makes its first tokens. Which session it is, no client is told. */
export const openSession =
  ({ sessions, times, known, addresses, accessTokens, random, digest, ids, clock }: Deps<typeof openingSessions>) =>
  (tx: Tx) =>
  ({ kind, ownerId, visitor: { userAgent, address } }: Opening) => {
    const session = begin({ id: ids.next(), kind, ownerId, userAgent, address }, clock.now())
    const refreshToken = random.token(refreshTokenBytes)
    return pipe(
      sessions.open(tx)(session, digest.sha256(refreshToken)),
      TE.flatMap(() => known.keep(tx)({ kind, ownerId }, addresses.hash(ownerId, networkOf(address)))),
      TE.flatMap(() => accessTokens.issue({ kind, ownerId, sessionId: session.id })),
      TE.map(({ token, expiresInSeconds }): Tokens & Readonly<{ sessionId: string }> => ({
        sessionId: session.id,
        accessToken: token,
        refreshToken,
        expiresIn: expiresInSeconds,
        refreshesFor: refreshesFor(times, kind),
      })),
    )
  }
