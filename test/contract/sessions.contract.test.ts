import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { judge, type Session, usualSessionTimes } from '../../src/domain/accounts/session.ts'
import { E, O, pipe, TE } from '../../src/domain/kernel/fp.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { LiveSessions } from '../../src/ports/accounts/live-sessions.ts'
import { SecondFactors } from '../../src/ports/accounts/second-factors.ts'
import { Sessions } from '../../src/ports/accounts/sessions.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import type { Tx, Unavailable } from '../../src/ports/kernel/transact.ts'
import { both, succeed } from './both.ts'
import { anAdmin, aSession, aTokenHash, aUser, someTime } from './examples.ts'

const later = (ms: number): Date => new Date(someTime.getTime() + ms)

both('Sessions', [accounts], (side) => {
  const open = async (session: Session): Promise<string> => {
    const { transact, of } = side()
    const hash = aTokenHash()
    await succeed(transact((tx) => of(Sessions).open(tx)(session, hash)))
    return hash
  }

  const ofUser = async (status: ReturnType<typeof aUser>['status'] = 'active') => {
    const { transact, of, ids } = side()
    const user = aUser(ids, { status })
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    const session = aSession(ids, { kind: 'user', ownerId: user.id })
    return { session, hash: await open(session) }
  }

  const ofAdmin = async (status: ReturnType<typeof anAdmin>['status'] = 'active') => {
    const { transact, of, ids } = side()
    const admin = anAdmin(ids, { role: 'support', status })
    await succeed(transact((tx) => of(Admins).addFirst(tx)(admin)))
    const session = aSession(ids, { kind: 'admin', ownerId: admin.id })
    return { session, hash: await open(session) }
  }

  const locked = (hash: string) => {
    const { transact, of } = side()
    return succeed(transact((tx) => of(Sessions).lockByToken(tx)(hash)))
  }

  const rotate = (id: string, from: string, to: string, at: Date) => {
    const { transact, of } = side()
    return succeed(transact((tx) => of(Sessions).rotate(tx)(id, from, to, at)))
  }

  const live = (id: string, now: Date) => succeed(side().of(LiveSessions).find(id, now))

  it('finds the session of its token, and of no other', async () => {
    const { session, hash } = await ofUser()
    expect(await locked(hash)).toEqual(O.some({ session, token: { hash, rotatedAt: null } }))
    expect(await locked(aTokenHash())).toEqual(O.none)
  })

  it("tells an operator's session from a buyer's", async () => {
    const buyer = await ofUser()
    const operator = await ofAdmin()
    const { id, kind, ownerId } = operator.session
    const hasSecondFactor = false
    expect(await live(id, someTime)).toEqual(
      O.some({ id, kind, ownerId, role: 'support', hasSecondFactor, until: later(usualSessionTimes.admin.idleMs) }),
    )
    const { session } = buyer
    const until = later(usualSessionTimes.user.idleMs)
    expect(await live(session.id, someTime)).toEqual(
      O.some({ id: session.id, kind: 'user', ownerId: session.ownerId, role: null, hasSecondFactor, until }),
    )
  })

  it('knows whether an operator has a second factor, once it is on', async () => {
    const { transact, of } = side()
    const { session } = await ofAdmin()
    const { ownerId } = session
    const seen = async () =>
      pipe(
        await live(session.id, someTime),
        O.map(({ hasSecondFactor }) => hasSecondFactor),
      )
    const write = (work: (tx: Tx) => TE.TaskEither<Unavailable, boolean>) => succeed(transact(work))
    await write((tx) => of(SecondFactors).begin(tx)(ownerId, 'sealed'))
    expect(await seen()).toEqual(O.some(false))
    await write((tx) => of(SecondFactors).turnOn(tx)(ownerId, 'sealed', 1, ['a'.repeat(64)]))
    expect(await seen()).toEqual(O.some(true))
    await write((tx) => of(SecondFactors).remove(tx)(ownerId))
    expect(await seen()).toEqual(O.some(false))
  })

  it('remembers a rotated token with the time of its rotation, beside the new one', async () => {
    const { session, hash } = await ofUser()
    const next = aTokenHash()
    await rotate(session.id, hash, next, later(60_000))
    const moved = { ...session, rotatedAt: later(60_000), lastSeenAt: later(60_000) }
    expect(await locked(next)).toEqual(O.some({ session: moved, token: { hash: next, rotatedAt: null } }))
    expect(await locked(hash)).toEqual(O.some({ session: moved, token: { hash, rotatedAt: later(60_000) } }))
  })

  it('lets the domain tell a second tab from a thief by what it remembers', async () => {
    const { session, hash } = await ofUser()
    const [second, third] = [aTokenHash(), aTokenHash()]
    await rotate(session.id, hash, second, later(60_000))
    await rotate(session.id, second, third, later(120_000))
    const judged = async (token: string, now: Date) =>
      pipe(
        await locked(token),
        O.map((found) => judge(usualSessionTimes)(found.session, found.token, now)),
      )
    expect(await judged(third, later(120_001))).toEqual(O.some('current'))
    expect(await judged(second, later(120_001))).toEqual(O.some('just_rotated'))
    expect(await judged(second, later(120_000 + usualSessionTimes.graceMs))).toEqual(O.some('reused'))
    expect(await judged(hash, later(120_001))).toEqual(O.some('reused'))
  })

  it('lets one of eight rotate when they present one token at once', async () => {
    const { transact, of } = side()
    const { session, hash } = await ofUser()
    const attempt = transact((tx) =>
      pipe(
        of(Sessions).lockByToken(tx)(hash),
        TE.flatMap((found) =>
          O.isSome(found) && found.value.token.rotatedAt === null
            ? pipe(
                of(Sessions).rotate(tx)(session.id, hash, aTokenHash(), later(1_000)),
                TE.map(() => 'rotated'),
              )
            : TE.right('too late'),
        ),
      ),
    )
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => succeed(attempt)))
    expect(outcomes.filter((outcome) => outcome === 'rotated')).toHaveLength(1)
  })

  it('ends a session once: the first time stands', async () => {
    const { transact, of } = side()
    const { session, hash } = await ofUser()
    const end = (at: Date) => succeed(transact((tx) => of(Sessions).end(tx)(session.id, at)))
    await end(later(1_000))
    await end(later(2_000))
    expect(await locked(hash)).toMatchObject(O.some({ session: { endedAt: later(1_000) } }))
    expect(await live(session.id, later(3_000))).toEqual(O.none)
  })

  it('keeps a session open when the transaction that would end it is refused', async () => {
    const { transact, of } = side()
    const { session } = await ofUser()
    await transact((tx) => async () => {
      await succeed(of(Sessions).end(tx)(session.id, later(1_000)))
      return E.left('changed my mind')
    })()
    expect(O.isSome(await live(session.id, later(2_000)))).toBe(true)
  })

  it.each([
    ['buyer', () => ofUser(), usualSessionTimes.user],
    ['operator', () => ofAdmin(), usualSessionTimes.admin],
  ] as const)("lets a %s's session lapse without use, to the millisecond", async (_, make, { idleMs }) => {
    const { session } = await make()
    expect(O.isSome(await live(session.id, later(idleMs - 1)))).toBe(true)
    expect(await live(session.id, later(idleMs))).toEqual(O.none)
  })

  it.each([
    ['buyer', () => ofUser(), usualSessionTimes.user],
    ['operator', () => ofAdmin(), usualSessionTimes.admin],
  ] as const)("ends a %s's session at its greatest age, however often it is used", async (_, make, lifetime) => {
    const { session, hash } = await make()
    const { idleMs, absoluteMs } = lifetime
    let newest = hash
    for (let at = idleMs - 1; at < absoluteMs; at += idleMs - 1) {
      const next = aTokenHash()
      await rotate(session.id, newest, next, later(at))
      newest = next
    }
    expect(O.isSome(await live(session.id, later(absoluteMs - 1)))).toBe(true)
    expect(await live(session.id, later(absoluteMs))).toEqual(O.none)
  })

  it.each([
    ['unverified', true],
    ['active', true],
    ['suspended', false],
    ['erased', false],
  ] as const)('asks whether the buyer may still sign in: %s is %s', async (status, expected) => {
    const { session } = await ofUser(status)
    expect(O.isSome(await live(session.id, someTime))).toBe(expected)
  })

  it.each([
    ['active', true],
    ['invited', false],
    ['disabled', false],
  ] as const)('asks whether the operator may still sign in: %s is %s', async (status, expected) => {
    const { session } = await ofAdmin(status)
    expect(O.isSome(await live(session.id, someTime))).toBe(expected)
  })

  const everything = { limit: 100, after: null }

  it('lists what goes on of an owner, newest first over pages, and nobody else’s', async () => {
    const { of, ids } = side()
    const first = await ofUser()
    await ofAdmin()
    const owner = { kind: 'user', ownerId: first.session.ownerId } as const
    const made = [first.session]
    for (const at of [1, 2, 2]) {
      const next = aSession(ids, owner, later(at))
      await open(next)
      made.push(next)
    }
    const newest = made.toReversed()
    expect(await succeed(of(Sessions).ofOwner(owner, later(3), everything))).toEqual({ items: newest, next: null })
    const page = await succeed(of(Sessions).ofOwner(owner, later(3), { limit: 3, after: null }))
    expect(page.items).toEqual(newest.slice(0, 3))
    const rest = await succeed(of(Sessions).ofOwner(owner, later(3), { limit: 3, after: page.next }))
    expect(rest).toEqual({ items: newest.slice(3), next: null })
    expect(await succeed(of(Sessions).ofOwner({ ...owner, kind: 'admin' }, later(3), everything))).toEqual({
      items: [],
      next: null,
    })
    const lapsed = await succeed(of(Sessions).ofOwner(owner, later(usualSessionTimes.user.idleMs + 1), everything))
    expect(lapsed.items).toEqual(newest.slice(0, 2))
  })

  it('ends one of an owner’s own, and nobody else’s', async () => {
    const { transact, of, ids } = side()
    const [ada, ben] = [await ofUser(), await ofUser()]
    const endOwn = (ownerId: string, id: string) =>
      succeed(transact((tx) => of(Sessions).endOwn(tx)({ kind: 'user', ownerId }, id, later(1))))
    expect(await endOwn(ben.session.ownerId, ada.session.id)).toBe(false)
    expect(await endOwn(ada.session.ownerId, ids.next())).toBe(false)
    expect(O.isSome(await live(ada.session.id, later(2)))).toBe(true)
    expect([
      await endOwn(ada.session.ownerId, ada.session.id),
      await endOwn(ada.session.ownerId, ada.session.id),
    ]).toEqual([true, true])
    expect(await live(ada.session.id, later(2))).toEqual(O.none)
  })

  it('ends all of an owner’s but the one that is named', async () => {
    const { transact, of, ids } = side()
    const [ada, ben] = [await ofUser(), await ofUser()]
    const owner = { kind: 'user', ownerId: ada.session.ownerId } as const
    const other = aSession(ids, owner)
    await open(other)
    const alive = async () =>
      Promise.all([ada, ben].map(async ({ session }) => O.isSome(await live(session.id, later(2)))))
    await succeed(transact((tx) => of(Sessions).endAll(tx)(owner, later(1), ada.session.id)))
    expect(await live(other.id, later(2))).toEqual(O.none)
    expect(await alive()).toEqual([true, true])
    await succeed(transact((tx) => of(Sessions).endAll(tx)(owner, later(1), null)))
    expect(await alive()).toEqual([false, true])
  })

  it('knows no session that was not opened', async () => {
    expect(await live(side().ids.next(), someTime)).toEqual(O.none)
  })
})
