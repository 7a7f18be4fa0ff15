import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { E, pipe, TE } from '../../src/domain/kernel/fp.ts'
import { AuditLog } from '../../src/ports/kernel/audit-log.ts'
import { Events } from '../../src/ports/kernel/events.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { ask, bearer } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, login, type Person, setRole, shopOwner } from './support/people.ts'

describe('R12: the log', () => {
  let shop: TestShop
  let olu: Person
  let ada: Person
  beforeAll(async () => {
    shop = await testShop({ WORKER: 'off' })
    ;[olu, ada] = [await shopOwner(shop), await buyer(shop)]
  })
  afterAll(() => shop?.stop())

  const since = async (work: () => Promise<unknown>) => {
    const before = shop.logged.length
    await work()
    return shop.logged.slice(before)
  }
  const denied = (facts: object) => ({ level: 'warn', message: 'denied', facts: expect.objectContaining(facts) })
  const suspend = (reason: string, path = ada.id) =>
    ask(shop.url, `/api/admin/users/${path}`, {
      method: 'PATCH',
      headers: bearer(olu.accessToken),
      body: { status: 'suspended', reason },
    })

  it('has who was not let in, and why', async () => {
    const lines = await since(async () => {
      await login(shop, ada.email, 'not the right one')
      await ask(shop.url, '/api/auth/me')
    })
    expect(lines).toEqual([
      denied({ route: 'login', status: 401, code: 'INVALID_CREDENTIALS' }),
      denied({ route: 'me', status: 401, code: 'UNAUTHENTICATED' }),
    ])
  })

  it('has who may not, by their id', async () => {
    await setRole(shop, 'analyst')
    const lines = await since(() => suspend('no'))
    await setRole(shop, 'owner')
    expect(lines).toEqual([denied({ route: 'changeUser', status: 403, code: 'FORBIDDEN', adminId: olu.id })])
  })

  it('has who comes too often', async () => {
    const lines = await since(async () => {
      for (let time = 0; time < 6; time += 1) await login(shop, 'nobody@example.test', 'not the right one')
    })
    expect(lines.at(-1)).toEqual(denied({ route: 'login', status: 429, code: 'RATE_LIMITED' }))
  })

  it('has what operators did and what followed, by ids, without their words or anybody’s address', async () => {
    const lines = await since(() => suspend('she called me names'))
    expect(lines).toEqual([
      { level: 'info', message: 'event', facts: { event: 'UserSuspended', subject: ada.id } },
      { level: 'info', message: 'act', facts: { actor: olu.id, action: 'user.suspend', subject: ada.id } },
      { level: 'info', message: 'request', facts: expect.objectContaining({ adminId: olu.id, status: 200 }) },
    ])
    const everything = JSON.stringify(shop.logged)
    for (const personal of ['she called me names', ada.email, olu.email]) expect(everything).not.toContain(personal)
  })

  it('has nothing of what was not done after all', async () => {
    const { resolve } = shop.shop
    const subject = uuidIds.next()
    const told = await since(() =>
      resolve(Transact)((tx) =>
        pipe(
          resolve(AuditLog).append(tx)({ actor: 'nobody', action: 'nothing', subject, facts: {} }),
          TE.flatMap(() => resolve(Events).append(tx)([{ _tag: 'UserSuspended', subject, facts: {} }])),
          TE.flatMap(() => TE.left('changed my mind')),
        ),
      )(),
    )
    expect(told).toEqual([])
  })

  it('has once what was done in the second try', async () => {
    const { resolve } = shop.shop
    const subject = uuidIds.next()
    let tries = 0
    const told = await since(async () => {
      const outcome = await resolve(Transact)((tx) =>
        pipe(
          resolve(AuditLog).append(tx)({ actor: 'nobody', action: 'nothing', subject, facts: {} }),
          TE.flatMap(() => async () => {
            tries += 1
            if (tries === 1) throw Object.assign(new Error('deadlock'), { code: '40P01' })
            return E.right(undefined)
          }),
        ),
      )()
      expect(E.isRight(outcome)).toBe(true)
    })
    expect([tries, told.map(({ facts }) => facts)]).toEqual([2, [{ actor: 'nobody', action: 'nothing', subject }]])
  })
})
