import { describe, expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import type { NewEmailCode } from '../../../src/domain/accounts/email-code.ts'
import type { NewPasswordReset } from '../../../src/domain/accounts/password-reset.ts'
import { E, O, type TE } from '../../../src/domain/kernel/fp.ts'
import { EmailCodes } from '../../../src/ports/accounts/email-codes.ts'
import { PasswordResets } from '../../../src/ports/accounts/password-resets.ts'
import { Sessions } from '../../../src/ports/accounts/sessions.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import type { Tx } from '../../../src/ports/kernel/transact.ts'
import { both, succeed } from '../both.ts'
import { aSession, aTokenHash, aUser } from '../examples.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

both('What is mailed to accounts', [accounts], (side) => {
  const inTx = <A>(work: (tx: Tx) => TE.TaskEither<unknown, A>): Promise<A> => succeed(side().transact(work))

  const someone = async () => {
    const user = aUser(side().ids)
    const session = aSession(side().ids, { kind: 'user', ownerId: user.id })
    await inTx((tx) => side().of(Users).add(tx)(user))
    await inTx((tx) => side().of(Sessions).open(tx)(session, aTokenHash()))
    return { userId: user.id, sessionId: session.id }
  }

  describe('codes', () => {
    const codes = () => side().of(EmailCodes)
    const made = async (facts: Pick<NewEmailCode, 'userId' | 'sessionId'> & Partial<NewEmailCode>) => {
      const sealed = { seed: 'a seed', hash: aTokenHash() }
      const code = { id: side().ids.next(), ...sealed, asked: true, tries: 5, lifetimeMs: minuteMs, ...facts }
      await inTx((tx) => codes().add(tx)(code))
      return code
    }
    const newest = (sessionId: string) => inTx((tx) => codes().lockNewest(tx)(sessionId))
    const use = (id: string) => inTx((tx) => codes().use(tx)(id))
    const miss = (id: string) => inTx((tx) => codes().miss(tx)(id))
    const ages = (userId: string) => inTx((tx) => codes().agesMs(tx)(userId, dayMs))

    it('belong to a session, which has the newest only', async () => {
      const ada = await someone()
      const first = await made(ada)
      side().clock.advance(1)
      const { tries, lifetimeMs: _, asked: __, ...second } = await made(ada)
      const kept = { ...second, triesLeft: tries, isUsed: false, isOver: false }
      expect(await newest(ada.sessionId)).toEqual(O.some(kept))
      expect(await succeed(codes().findNewest(second.id))).toEqual(O.some(kept))
      expect(await succeed(codes().findNewest(first.id))).toEqual(O.none)
      expect(await newest((await someone()).sessionId)).toEqual(O.none)
    })

    it('are used once, by one of many who try at once', async () => {
      const { id, sessionId } = await made(await someone())
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => use(id)))
      expect(outcomes.filter((isUsed) => isUsed)).toHaveLength(1)
      expect(await newest(sessionId)).toMatchObject(O.some({ isUsed: true }))
    })

    it('bear so many tries, and not one more, however many come at once', async () => {
      const { id, sessionId } = await made({ ...(await someone()), tries: 2 })
      await Promise.all([miss(id), miss(id), miss(id)])
      expect(await newest(sessionId)).toMatchObject(O.some({ triesLeft: 0, isUsed: false }))
      expect(await use(id)).toBe(false)
    })

    it('end with their time', async () => {
      const { id, sessionId } = await made({ ...(await someone()), lifetimeMs: 1 })
      side().clock.advance(1)
      await expect.poll(() => newest(sessionId)).toMatchObject(O.some({ isOver: true }))
      expect(await use(id)).toBe(false)
    })

    it('are counted by age where somebody asked for them, whatever the session', async () => {
      const ada = await someone()
      await made({ ...ada, asked: false })
      expect(await ages(ada.userId)).toEqual([])
      await made(ada)
      side().clock.advance(5)
      await made(ada)
      const [young = Number.NaN, old = Number.NaN, ...others] = await ages(ada.userId)
      expect(others).toEqual([])
      expect(young).toBeGreaterThanOrEqual(0)
      expect(old).toBeGreaterThanOrEqual(young)
      expect(old).toBeLessThan(minuteMs)
      expect(await inTx((tx) => codes().agesMs(tx)(ada.userId, 0))).toEqual([])
      expect(await ages((await someone()).userId)).toEqual([])
    })
  })

  describe('ways to a new password', () => {
    const resets = () => side().of(PasswordResets)
    const add = (reset: NewPasswordReset) => inTx((tx) => resets().add(tx)(reset))
    const aReset = (userId: string, facts: Partial<NewPasswordReset> = {}): NewPasswordReset => ({
      id: side().ids.next(),
      userId,
      seed: 'a seed',
      hash: aTokenHash(),
      lifetimeMs: minuteMs,
      ...facts,
    })
    const use = (id: string) => inTx((tx) => resets().use(tx)(id))
    const isOpen = async (id: string): Promise<boolean | undefined> => {
      const found = await succeed(resets().byId(id))
      return O.isSome(found) ? found.value.isOpen : undefined
    }

    it('are found by hash and id, and by nothing else', async () => {
      const { lifetimeMs, ...ours } = aReset((await someone()).userId)
      expect(await add({ ...ours, lifetimeMs })).toBe(true)
      const kept = O.some({ ...ours, isOpen: true })
      expect(await succeed(resets().byHash(ours.hash))).toEqual(kept)
      expect(await succeed(resets().byId(ours.id))).toEqual(kept)
      expect(await succeed(resets().byHash(aTokenHash()))).toEqual(O.none)
      expect(await succeed(resets().byId(side().ids.next()))).toEqual(O.none)
    })

    it('end the one before; one that comes a second time ends nothing', async () => {
      const { userId } = await someone()
      const [first, second, bens] = [aReset(userId), aReset(userId), aReset((await someone()).userId)]
      expect([await add(bens), await add(first), await add(second), await add(first)]).toEqual([
        true,
        true,
        true,
        false,
      ])
      expect([await isOpen(first.id), await isOpen(second.id), await isOpen(bens.id)]).toEqual([false, true, true])
      expect(await use(first.id)).toBe(false)
    })

    it('are used once, by one of many who try at once', async () => {
      const reset = aReset((await someone()).userId)
      await add(reset)
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => use(reset.id)))
      expect(outcomes.filter((isUsed) => isUsed)).toHaveLength(1)
      expect(await isOpen(reset.id)).toBe(false)
    })

    it('end with their time, when they are ended, and not when the transaction that ends them is refused', async () => {
      const { userId } = await someone()
      const old = aReset(userId, { lifetimeMs: 1 })
      await add(old)
      side().clock.advance(1)
      await expect.poll(() => isOpen(old.id)).toBe(false)
      expect(await use(old.id)).toBe(false)
      const next = aReset(userId)
      await add(next)
      await side().transact((tx) => async () => {
        await succeed(resets().end(tx)(userId))
        return E.left('changed my mind')
      })()
      expect(await isOpen(next.id)).toBe(true)
      await inTx((tx) => resets().end(tx)(userId))
      expect(await isOpen(next.id)).toBe(false)
    })

    it('are counted by age', async () => {
      const { userId } = await someone()
      await add(aReset(userId))
      await add(aReset(userId))
      expect(await inTx((tx) => resets().agesMs(tx)(userId, dayMs))).toHaveLength(2)
      expect(await inTx((tx) => resets().agesMs(tx)(side().ids.next(), dayMs))).toEqual([])
    })
  })
})
