import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyContract } from '../../src/adapters/http/kernel/contract.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { mayAct, type Role, roles } from '../../src/domain/accounts/admin.ts'
import { ask, bearer, raw, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, newEmail, type Person, register, setRole, shopOwner } from './support/people.ts'

const contracts: ReadonlyArray<AnyContract> = capabilities.flatMap(({ routes }) =>
  routes.map(({ contract }) => contract),
)
const isRole = (access: string): access is Role => (roles as ReadonlyArray<string>).includes(access)
const needsLogin = contracts.filter(({ access }) => access === 'user' || isRole(access))
const nobodysId = '01890000-0000-7000-8000-000000000000'
const pathOf = ({ path }: AnyContract): string => path.replace(/:\w+/g, nobodysId)
const named = (list: ReadonlyArray<AnyContract>) => list.map((contract) => [contract.id, contract] as const)

describe('without a token', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop()
  })
  afterAll(() => shop?.stop())

  it('the shop has routes to try', () => {
    expect(needsLogin.length).toBeGreaterThan(5)
  })

  it.each(named(needsLogin))('AUTHZ-02: %s is refused before anything of it is read', async (_, contract) => {
    const answer = await ask(shop.url, `${pathOf(contract)}?unknown=1&unknown=2`, {
      method: contract.method.toUpperCase(),
      headers: { 'Content-Type': 'text/nonsense' },
      body: '{ broken',
    })
    expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(answer.json.errors).toBeUndefined()
  })

  it('AUTHZ-02: a body that never comes is not waited for', async () => {
    const answer = await raw(
      shop.port,
      'POST /api/custom-requests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
      500,
    )
    expect(statusOf(answer)).toBe(401)
  })
})

describe('the roles of operators', () => {
  let shop: TestShop
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    shop = await testShop()
    const owner = await shopOwner(shop)
    for (const role of roles) {
      await setRole(shop, role)
      tokens.set(role, owner.accessToken)
    }
    tokens.set('user', (await buyer(shop)).accessToken)
  })
  afterAll(() => shop?.stop())

  const callers = [...roles, 'user'] as const
  const attempt = async (contract: AnyContract, caller: (typeof callers)[number]): Promise<number> => {
    if (caller !== 'user') await setRole(shop, caller)
    const { status } = await ask(shop.url, pathOf(contract), {
      method: contract.method.toUpperCase(),
      headers: bearer(tokens.get(caller) ?? ''),
      ...(contract.body === null ? {} : { body: {} }),
    })
    return status
  }

  // Logging out would end the session that the other rows are tried with.
  const tried = contracts.filter(({ id }) => !/logout/i.test(id))

  it.each(named(tried))(
    'AUTHZ-03: %s opens to those whom its contract names, and to no others',
    async (_, contract) => {
      const { access } = contract
      for (const caller of callers) {
        const status = await attempt(contract, caller)
        const at = `${caller}: ${status}`
        expect(status, at).toBeLessThan(500)
        if (access === 'user') {
          if (caller === 'user') expect([401, 403], at).not.toContain(status)
          else expect(status, at).toBe(401)
        } else if (isRole(access)) {
          if (caller === 'user') expect(status, at).toBe(401)
          else if (mayAct(caller, access)) expect([401, 403], at).not.toContain(status)
          else expect(status, at).toBe(403)
        }
      }
    },
  )
})

describe('what belongs to someone else', () => {
  let shop: TestShop
  let ada: Person
  let eve: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
    eve = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  it('AUTHZ-01: is answered as what is not there', async () => {
    const made = await ask(shop.url, '/api/custom-requests', {
      headers: bearer(ada.accessToken),
      body: { title: 'Hers', description: 'Only hers.' },
    })
    const seen = async (id: string) => {
      const { status, json } = await ask(shop.url, `/api/custom-requests/${id}`, { headers: bearer(eve.accessToken) })
      const { instance: _, requestId: __, ...rest } = json
      return { status, ...rest }
    }
    const hers = await seen(made.json.id)
    expect(hers.status).toBe(404)
    expect(hers).toEqual(await seen(nobodysId))
    expect((await seen('not-an-id')).status).toBe(404)
  })

  it('AUTHZ-10: stays out of one’s own list, and its cursors open nothing', async () => {
    for (const title of ['One', 'Two'])
      await ask(shop.url, '/api/custom-requests', {
        headers: bearer(ada.accessToken),
        body: { title, description: 'Only hers.' },
      })
    const hers = await ask(shop.url, '/api/custom-requests?limit=1', { headers: bearer(ada.accessToken) })
    const mine = (query: string) => ask(shop.url, `/api/custom-requests?${query}`, { headers: bearer(eve.accessToken) })
    expect((await mine('limit=100')).json).toEqual({ items: [], nextCursor: null })
    expect((await mine(`userId=${ada.id}`)).status).toBe(422)
    const continued = await mine(`limit=1&cursor=${hers.json.nextCursor}`)
    expect(continued.status === 422 || continued.json.items.length === 0).toBe(true)
  })

  it.each([
    ['role', 'admin'],
    ['status', 'active'],
    ['emailVerified', true],
    ['id', nobodysId],
    ['createdAt', '2020-01-01T00:00:00.000Z'],
    ['permissions', ['*']],
  ])('AUTHZ-04: an account cannot be made with a %s of one’s choice', async (name, value) => {
    const email = newEmail()
    const answer = await register(shop, { email, password: goodPassword, [name]: value })
    expect(answer.status).toBe(422)
    expect(answer.json.errors).toEqual([{ pointer: `/${name}`, code: 'unknown_member', message: expect.any(String) }])
    expect(await shop.sql('select from users where email = $1', [email])).toEqual([])
  })
})
