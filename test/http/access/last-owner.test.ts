import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { besides, owner as firstOwner, type TestShop, testShop } from '../../support/shop.ts'
import { goodPassword, newEmail, type Person, shopOwner } from '../support/people.ts'

describe('AUTHZ-09: the last active owner', () => {
  let shops: readonly [TestShop, TestShop]
  let olu: Person
  beforeAll(async () => {
    const shop = await testShop()
    shops = [shop, await besides(shop)]
    olu = await shopOwner(shop)
  })
  afterAll(async () => {
    await shops?.[1].stop()
    await shops?.[0].stop()
  })

  const change = (at: TestShop, by: string, id: string, body: object) =>
    ask(at.url, `/api/admin/admins/${id}`, { method: 'PATCH', headers: bearer(by), body })
  const active = async (): Promise<number> =>
    (await shops[0].sql(`select from admins where role = 'owner' and status = 'active'`)).length

  it.each([{ role: 'manager' }, { role: 'analyst' }, { status: 'disabled' }])(
    'stays, whatever is asked: %j',
    async (body) => {
      for (const shop of shops) {
        const answer = await change(shop, olu.accessToken, olu.id, body)
        expect([answer.status, answer.json.code]).toEqual([409, 'LAST_OWNER'])
      }
      expect(await active()).toBe(1)
    },
  )

  it('stays when two put each other out at once, each on an instance of their own', async () => {
    for (const body of [{ role: 'analyst' }, { status: 'disabled' }, { role: 'manager' }]) {
      await shops[0].sql(`update admins set role = 'owner', status = 'active' where email = $1`, [firstOwner.email])
      await shops[0].sql(`update admins set role = 'analyst' where email <> $1`, [firstOwner.email])
      const signedIn = (await shopOwner(shops[0])).accessToken
      const email = newEmail()
      const made = { email, name: 'Ben', role: 'owner', password: goodPassword }
      const ben = await ask(shops[0].url, '/api/admin/admins', { headers: bearer(signedIn), body: made })
      const { accessToken } = (await ask(shops[1].url, '/api/admin/login', { body: { email, password: goodPassword } }))
        .json
      const answers = await Promise.all([
        change(shops[0], signedIn, ben.json.id, body),
        change(shops[1], accessToken, olu.id, body),
      ])
      const statuses = answers.map(({ status }) => status).toSorted()
      expect(statuses[0]).toBe(200)
      // Who comes so late that they are no owner any more, or not signed in, is told that.
      expect([401, 403, 409]).toContain(statuses[1])
      expect(await active()).toBe(1)
    }
  })
})
