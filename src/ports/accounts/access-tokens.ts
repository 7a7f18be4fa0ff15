import type { SessionKind } from '../../domain/accounts/session.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

export type Claims = Readonly<{ kind: SessionKind; ownerId: string; sessionId: string }>

/** What a token that is good says, and until when it is. */
export type Verified = Claims & Readonly<{ goodUntil: Date }>

/** Short-lived signed tokens; users and operators have separate audiences. */
export type AccessTokens = Readonly<{
  issue: (claims: Claims) => TE.TaskEither<Unavailable, Readonly<{ token: string; expiresInSeconds: number }>>
  /** None for any defect: form, signature, key, audience, time. */
  verify: (kind: SessionKind, token: string) => TE.TaskEither<Unavailable, O.Option<Verified>>
}>
export const AccessTokens = port<AccessTokens>('AccessTokens')
