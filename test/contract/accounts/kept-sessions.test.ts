import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptLiveSessions } from '../../../src/adapters/cache/accounts/kept.live-sessions.ts'
import { keptTokens } from '../../../src/adapters/cache/accounts/kept.tokens.ts'
import type { SessionChange } from '../../../src/adapters/cache/accounts/session-changes.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import type { AccessTokens } from '../../../src/ports/accounts/access-tokens.ts'
import type { LiveSession } from '../../../src/ports/accounts/live-sessions.ts'
import { nextTurn } from '../../support/next-turn.ts'
import { succeed } from '../both.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const until = new Date('2026-03-02T10:00:00.000Z')
const session: LiveSession = { id: 's', kind: 'user', ownerId: 'u', role: null, hasSecondFactor: false, until }

/** What is heard when a test says so. */
const changesToTell = () => {
  const ears: Array<{ changed: (change: SessionChange) => void; missed: () => void }> = []
  let isHeard = true
  return {
    areHeard: () => isHeard,
    hear: (more: (typeof ears)[number]) => void ears.push(more),
    tell: (change: SessionChange) => {
      for (const { changed } of ears) changed(change)
    },
    lose: () => {
      isHeard = false
    },
    comeBack: () => {
      for (const { missed } of ears) missed()
      isHeard = true
    },
  }
}

/** A database that is asked at one moment and answers at another. */
const source = () => {
  let held: O.Option<LiveSession> = O.some(session)
  const waiting: Array<() => void> = []
  let asked = 0
  return {
    set: (what: O.Option<LiveSession>) => {
      held = what
    },
    asked: () => asked,
    answer: () => waiting.shift()?.(),
    find: () =>
      TE.fromTask<O.Option<LiveSession>>(() => {
        asked += 1
        const seen = held
        return new Promise((done) => waiting.push(() => done(seen)))
      }),
  }
}

const setting = (bounds?: Parameters<typeof keptLiveSessions>[2]) => {
  const [changes, database] = [changesToTell(), source()]
  const kept = keptLiveSessions(database, changes, bounds)
  const find = async (at = now) => {
    const found = succeed(kept.find('s', at))
    await nextTurn()
    database.answer()
    return found
  }
  return { changes, database, kept, find }
}

const ended: SessionChange = { of: 'session', id: 's' }
const owners: SessionChange = { of: 'owner', id: 'u' }

describe('sessions that are kept', () => {
  it('are asked for once while nothing becomes of them', async () => {
    const { database, find } = setting()
    for (let time = 0; time < 100; time += 1) expect(await find()).toEqual(O.some(session))
    expect(database.asked()).toBe(1)
  })

  it.each([['themselves', ended] as const, ['their owner', owners] as const])(
    'are asked for anew when something became of %s',
    async (_, change) => {
      const { changes, database, find } = setting()
      await find()
      database.set(O.none)
      changes.tell(change)
      expect(await find()).toEqual(O.none)
    },
  )

  it('are asked for each time while changes are not heard, and anew when they are again', async () => {
    const { changes, database, find } = setting()
    await find()
    changes.lose()
    database.set(O.none)
    expect([await find(), await find(), database.asked()]).toEqual([O.none, O.none, 3])
    changes.comeBack()
    expect([await find(), database.asked()]).toEqual([O.none, 4])
  })

  it('are not kept past their time, nor by far beyond what is bounded', async () => {
    const { database, find } = setting({ most: 10, longestMs: 1, doubtMs: 1_000 })
    await find()
    await new Promise((done) => setTimeout(done, 20))
    await find()
    expect(database.asked()).toBe(2)
    const other = setting()
    await other.find()
    other.database.set(O.none)
    expect(await other.find(until)).toEqual(O.none)
  })

  it('that are being ended here are asked for until the end is heard of', async () => {
    const { database, kept, find } = setting()
    await find()
    kept.doubt(owners)
    expect(await find()).toEqual(O.some(session))
    database.set(O.none)
    expect(await find()).toEqual(O.none)
  })

  it('that do not go on are not remembered', async () => {
    const { database, find } = setting()
    database.set(O.none)
    expect(await find()).toEqual(O.none)
    database.set(O.some(session))
    expect(await find()).toEqual(O.some(session))
  })

  it('TOKEN-09: are never believed after their end was heard of, in whatever order questions, answers and notices come', async () => {
    const step = fc.constantFrom('ask', 'answer', 'lose', 'come back')
    const order = fc.tuple(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 12 }), fc.array(step))
    await fc.assert(
      fc.asyncProperty(order, async ([before, between, after]) => {
        const { changes, database, kept } = setting()
        const does = { ask: () => void kept.find('s', now)(), answer: database.answer, lose: changes.lose }
        const play = async (steps: ReadonlyArray<'ask' | 'answer' | 'lose' | 'come back'>) => {
          for (const each of steps) {
            if (each === 'come back') changes.comeBack()
            else does[each]()
            await nextTurn()
          }
        }
        await play(before)
        database.set(O.none)
        await play(between)
        changes.tell(ended)
        await play(after)
        const last = succeed(kept.find('s', now))
        for (let left = 0; left < 40; left += 1) {
          await nextTurn()
          database.answer()
        }
        expect(await last).toEqual(O.none)
      }),
      { numRuns: 300 },
    )
  })
})

describe('tokens that are kept', () => {
  const counted = () => {
    let verified = 0
    const tokens: AccessTokens = {
      issue: () => TE.right({ token: 't', expiresInSeconds: 600 }),
      verify: (kind, token) =>
        TE.fromIO(() => {
          verified += 1
          return token === 'good' ? O.some({ kind, ownerId: 'u', sessionId: 's', goodUntil: until }) : O.none
        }),
    }
    const changes = changesToTell()
    let at = now
    const kept = keptTokens(tokens, { now: () => at }, changes)
    return {
      changes,
      times: () => verified,
      setTime: (to: Date) => {
        at = to
      },
      verify: (token: string, kind: 'user' | 'admin' = 'user') => succeed(kept.verify(kind, token)),
    }
  }

  it('are verified once, each for its audience', async () => {
    const { times, verify } = counted()
    for (let time = 0; time < 10; time += 1) expect(O.isSome(await verify('good'))).toBe(true)
    expect(times()).toBe(1)
    await verify('good', 'admin')
    expect(times()).toBe(2)
  })

  it('are verified anew after they expired, or something became of their session or owner', async () => {
    const { changes, setTime, times, verify } = counted()
    for (const change of [ended, owners, ended]) {
      await verify('good')
      changes.tell(change)
    }
    expect(times()).toBe(3)
    await verify('good')
    setTime(until)
    await verify('good')
    expect(times()).toBe(5)
  })

  it('that were refused are looked at each time', async () => {
    const { times, verify } = counted()
    expect([await verify('bad'), await verify('bad'), times()]).toEqual([O.none, O.none, 2])
  })
})
