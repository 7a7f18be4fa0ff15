import { LRUCache } from 'lru-cache'
import { E, O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { LiveSession, LiveSessions } from '../../../ports/accounts/live-sessions.ts'
import { concerns, type SessionChange, type SessionChanges } from './session-changes.ts'

const usualBounds = {
  /** Sessions that are kept; the ones that nobody used the longest make room. */
  most: 20_000,
  /** Whatever is heard or not, nothing is kept for longer. */
  longestMs: 30_000,
  /** How long what this instance is changing is not kept: longer than from there to its commit. */
  doubtMs: 2_000,
}

type Kept = LiveSessions &
  Readonly<{
    /** This instance is about to change something: what is kept of it is dropped, and not kept for a while. */
    doubt: (change: SessionChange) => void
  }>

/**
 * Sessions in the memory of one process, as long as changes are heard. While they are not, everybody is looked up.
 * What was asked before a change and is answered after it is not kept, for it may tell of before.
 */
export const keptLiveSessions = (source: LiveSessions, changes: SessionChanges, bounds = usualBounds): Kept => {
  const kept = new LRUCache<string, LiveSession>({ max: bounds.most, ttl: bounds.longestMs })
  const doubted = new LRUCache<string, true>({ max: bounds.most, ttl: bounds.doubtMs })
  let changesHeard = 0

  const drop = (change: SessionChange): void => {
    changesHeard += 1
    if (change.of === 'session') return void kept.delete(change.id)
    const isOfIt = concerns(change)
    for (const [sessionId, { ownerId }] of kept.entries()) if (isOfIt({ sessionId, ownerId })) kept.delete(sessionId)
  }
  const isDoubted = ({ id, ownerId }: LiveSession): boolean => doubted.has(id) || doubted.has(ownerId)
  const keep = (heardBefore: number) => (session: LiveSession) => (): void => {
    if (heardBefore === changesHeard && changes.areHeard() && !isDoubted(session)) kept.set(session.id, session)
  }
  changes.hear({
    changed: drop,
    missed: () => {
      changesHeard += 1
      kept.clear()
    },
  })
  /** Everything at the moment of asking: a task is run later than it is made. */
  const lookUp = (id: string, now: Date) => () => {
    const heardBefore = changesHeard
    return pipe(source.find(id, now), TE.tapIO(O.match(() => () => undefined, keep(heardBefore))))()
  }
  return {
    find: (id, now) => () => {
      const found = changes.areHeard() ? kept.get(id) : undefined
      return found !== undefined && now < found.until ? Promise.resolve(E.right(O.some(found))) : lookUp(id, now)()
    },
    doubt: (change) => {
      doubted.set(change.id, true)
      drop(change)
    },
  }
}
