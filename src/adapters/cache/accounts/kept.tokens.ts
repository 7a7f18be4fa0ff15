import { LRUCache } from 'lru-cache'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { AccessTokens, Verified } from '../../../ports/accounts/access-tokens.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import { concerns, type SessionChanges } from './session-changes.ts'

/** Tokens that are kept, of 2,048 characters at most; the ones that nobody used the longest make room. */
const usualMost = 20_000

/**
 * Remembers tokens that were found good until they expire: checking a signature costs more than the query behind it.
 * A token says who it was given to and never that they may still come in, so what changes only frees memory here.
 */
export const keptTokens = (
  tokens: AccessTokens,
  clock: Clock,
  changes: SessionChanges,
  most = usualMost,
): AccessTokens => {
  const kept = new LRUCache<string, Verified>({ max: most })
  changes.hear({
    changed: (change) => {
      const isOfIt = concerns(change)
      for (const [token, verified] of kept.entries()) if (isOfIt(verified)) kept.delete(token)
    },
    missed: () => undefined,
  })
  return {
    ...tokens,
    verify: (kind, token) => () => {
      const key = `${kind} ${token}`
      const found = kept.get(key)
      if (found !== undefined && clock.now() < found.goodUntil) return Promise.resolve(E.right(O.some(found)))
      kept.delete(key)
      return pipe(
        tokens.verify(kind, token),
        TE.tapIO((verified) => () => void (O.isSome(verified) && kept.set(key, verified.value))),
      )()
    },
  }
}
