import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buyer, goodPassword, login, newEmail, type Person, shopOwner } from '../http/support/people.ts'
import { me, refresh } from '../http/support/tokens.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { type Wire, wireTo } from '../support/tcp-proxy.ts'

/** What holds on every instance within a second. */
const within = { timeout: 1_000, interval: 20 }
const nextPassword = 'a heron on one leg'

const heard = 'the notices of the database are heard'

const timesHeard = ({ logged }: TestShop): number => logged.filter(({ message }) => message === heard).length

/** One instance acts, and both have let somebody in before: each knows their session. */
describe.each(['are heard', 'are not heard, as the connection for them was ended', 'hang on the wire'])(
  'while the notices of the database %s',
  (how) => {
    let acting: TestShop
    let other: TestShop
    let wire: Wire
    beforeAll(async () => {
      acting = await testShop()
      wire = await wireTo(acting.settings.DATABASE_URL)
      other = await besides(acting, { DATABASE_DIRECT_URL: wire.url, WORKER: 'off' })
      for (const each of [acting, other]) await vi.waitUntil(() => timesHeard(each) > 0)
    })
    afterAll(async () => {
      wire?.restore()
      await other?.stop()
      await acting?.stop()
      await wire?.close()
    })

    /** The connections that hear are gone, or say nothing any more; from here on `act` has a second to hold. */
    const disturb = async (): Promise<void> => {
      if (how.startsWith('hang')) wire.hang()
      if (how.startsWith('are not'))
        await acting.sql(`select pg_terminate_backend(pid) from pg_stat_activity
                           where application_name = 'vexa notices' and datname = current_database()`)
    }
    const mend = async (): Promise<void> => {
      const before = timesHeard(other)
      wire.restore()
      if (how.startsWith('hang')) await vi.waitUntil(() => timesHeard(other) > before, { timeout: 20_000 })
    }

    const known = async (answer: () => Promise<Received>): Promise<void> => {
      for (let time = 0; time < 3; time += 1) expect((await answer()).status).toBe(200)
    }
    const becomes = async (status: number, ...answers: ReadonlyArray<() => Promise<Received>>): Promise<void> => {
      for (const answer of answers) await expect.poll(async () => (await answer()).status, within).toBe(status)
    }
    const seenBy = (shop: TestShop, token: string) => () => me(shop, token)
    const operatorSeenBy =
      (shop: TestShop, token: string, path = '/api/admin/me') =>
      () =>
        ask(shop.url, path, { headers: bearer(token) })

    it('TOKEN-09: who logged out on one instance is out on all within a second', async () => {
      const ada = await buyer(acting)
      const leave = () => ask(acting.url, '/api/auth/logout', { method: 'POST', headers: bearer(ada.accessToken) })
      for (const shop of [acting, other]) await known(seenBy(shop, ada.accessToken))
      await disturb()
      expect((await leave()).status).toBe(204)
      expect((await leave()).status).toBe(401)
      await becomes(401, seenBy(acting, ada.accessToken), seenBy(other, ada.accessToken))
      for (const shop of [acting, other]) expect((await refresh(shop, ada.refreshToken)).status).toBe(401)
      await mend()
    })

    it('TOKEN-10: who was suspended is out on all within a second, and learns why by the right password alone', async () => {
      const [ada, owner] = [await buyer(acting), await shopOwner(acting)]
      for (const shop of [acting, other]) await known(seenBy(shop, ada.accessToken))
      await disturb()
      const suspended = await ask(acting.url, `/api/admin/users/${ada.id}`, {
        method: 'PATCH',
        headers: bearer(owner.accessToken),
        body: { status: 'suspended', reason: 'chargebacks' },
      })
      expect(suspended.status).toBe(200)
      await becomes(401, seenBy(acting, ada.accessToken), seenBy(other, ada.accessToken))
      const right = await login(other, ada.email, goodPassword)
      expect([right.status, right.json.code]).toEqual([403, 'SUSPENDED'])
      expect((await login(other, ada.email, 'not the password')).status).toBe(401)
      await mend()
    })

    it('AUTH-16: a new password ends the other sessions on all within a second; the one that changed it goes on', async () => {
      const ada = await buyer(acting)
      const elsewhere = (await login(other, ada.email, goodPassword)).json
      for (const shop of [acting, other])
        for (const token of [ada.accessToken, elsewhere.accessToken]) await known(seenBy(shop, token))
      await disturb()
      const changed = await ask(acting.url, '/api/auth/password/change', {
        headers: bearer(ada.accessToken),
        body: { currentPassword: goodPassword, password: nextPassword },
      })
      expect(changed.status).toBe(204)
      await becomes(401, seenBy(acting, elsewhere.accessToken), seenBy(other, elsewhere.accessToken))
      expect((await refresh(other, elsewhere.refreshToken)).status).toBe(401)
      for (const shop of [acting, other]) expect((await me(shop, ada.accessToken)).status).toBe(200)
      await mend()
    })

    it('R4: who closed their account is out on all within a second', async () => {
      const ada = await buyer(acting)
      for (const shop of [acting, other]) await known(seenBy(shop, ada.accessToken))
      await disturb()
      const closed = await ask(acting.url, '/api/auth/me', {
        method: 'DELETE',
        headers: bearer(ada.accessToken),
        body: { password: goodPassword },
      })
      expect(closed.status).toBe(204)
      await becomes(401, seenBy(acting, ada.accessToken), seenBy(other, ada.accessToken))
      await mend()
    })

    it('R4: an operator with another role, or shut out, is so on all within a second', async () => {
      const owner = await shopOwner(acting)
      const email = newEmail()
      const people = '/api/admin/admins'
      const { json: made } = await ask(acting.url, people, {
        headers: bearer(owner.accessToken),
        body: { email, name: 'Ben', role: 'owner', password: goodPassword },
      })
      const ben: Person = (await ask(acting.url, '/api/admin/login', { body: { email, password: goodPassword } })).json
      const change = (body: unknown) =>
        ask(acting.url, `${people}/${made.id}`, { method: 'PATCH', headers: bearer(owner.accessToken), body })
      for (const shop of [acting, other]) await known(operatorSeenBy(shop, ben.accessToken, people))
      await disturb()
      expect((await change({ role: 'analyst' })).status).toBe(200)
      const both = (path?: string) => [acting, other].map((shop) => operatorSeenBy(shop, ben.accessToken, path))
      await becomes(403, ...both(people))
      await becomes(200, ...both())
      expect((await change({ status: 'disabled' })).status).toBe(200)
      await becomes(401, ...both())
      await mend()
    })
  },
)

describe('an instance that lost the notices', () => {
  it('hears them again by itself, and then keeps sessions again', async () => {
    const shop = await testShop()
    try {
      await vi.waitUntil(() => timesHeard(shop) === 1)
      const ended = await shop.sql(`select pg_terminate_backend(pid) from pg_stat_activity
                                     where application_name = 'vexa notices' and datname = current_database()`)
      expect(ended).toHaveLength(1)
      await vi.waitUntil(() => timesHeard(shop) === 2, { timeout: 5_000 })
      expect((await me(shop, (await buyer(shop)).accessToken)).status).toBe(200)
    } finally {
      await shop.stop()
    }
  })
})
