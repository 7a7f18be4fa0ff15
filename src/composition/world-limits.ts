import type { HashingLimits } from '../adapters/security/argon2.hasher.ts'
import type { TokenTimes } from '../adapters/security/jose.tokens.ts'
import type { ThreadLimits } from '../adapters/workers/threads.ts'
import type { SessionTimes } from '../ports/accounts/session-times.ts'
import type { Settings } from './configuration/schema.ts'
import { usualSettings } from './configuration/usual-settings.ts'

/** What bounds all that every mode of the shop has in common. */
export type WorldLimits = Readonly<{
  sessions: SessionTimes
  tokens: TokenTimes
  hashing: HashingLimits
  threads: Pick<ThreadLimits, 'inlineBytes' | 'timeoutMs'>
}>

const secondMs = 1_000

/** These limits as they are configured. */
export const worldLimits = (settings: Omit<Settings, 'DATABASE_URL' | 'PAYSTACK_SECRET_KEY'>): WorldLimits => ({
  sessions: {
    user: {
      idleMs: settings.LIMIT_SESSION_IDLE_SECONDS * secondMs,
      absoluteMs: settings.LIMIT_SESSION_SECONDS * secondMs,
    },
    admin: {
      idleMs: settings.LIMIT_ADMIN_SESSION_IDLE_SECONDS * secondMs,
      absoluteMs: settings.LIMIT_ADMIN_SESSION_SECONDS * secondMs,
    },
    graceMs: settings.LIMIT_REFRESH_GRACE_SECONDS * secondMs,
  },
  tokens: {
    lifetimeSeconds: settings.LIMIT_ACCESS_TOKEN_SECONDS,
    leewaySeconds: settings.LIMIT_ACCESS_TOKEN_LEEWAY_SECONDS,
  },
  hashing: { threads: settings.UV_THREADPOOL_SIZE, mostWaiting: settings.LIMIT_HASHES_WAITING },
  threads: { inlineBytes: settings.LIMIT_INLINE_WORKFLOW_BYTES, timeoutMs: settings.LIMIT_EXAMINATION_MS },
})

/** What holds where nobody configured anything. */
export const usualWorldLimits: WorldLimits = worldLimits(usualSettings)
