import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { nobodysId } from '../../support/nobody.ts'
import { exampleOf } from '../../support/openapi/example.ts'
import { type Operation, operationsOf } from '../../support/openapi/operations.ts'
import { besides, type TestShop } from '../../support/shop.ts'
import { openTill, type Till, throughSandbox } from '../payment/till.ts'
import { businessRows } from '../support/business-rows.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'
import { tried } from './callers.ts'
import { writtenMatrix } from './matrix.ts'

const own = [...writtenMatrix()].filter(([, who]) => who === 'buyer, own').map(([route]) => route)

/** An answer but for the request that it answers. */
const impersonal = ({ status, text }: Received) => {
  const { instance: _, requestId: __, ...rest } = text === '' ? {} : JSON.parse(text)
  return { status, ...rest }
}

describe('what belongs to somebody else', () => {
  let till: Till
  let second: TestShop
  let operations: ReadonlyArray<Operation>
  let ada: Person
  let eve: Person
  /** What is Ada's, by the beginning of the paths that lead to it. */
  let hers: ReadonlyArray<readonly [string, string]>
  beforeAll(async () => {
    till = await openTill()
    second = await besides(till.shop, throughSandbox(till.sandbox))
    operations = await operationsOf(till.shop.url)
    const started = await till.start()
    await till.pay(started.reference)
    await till.verify(started)
    ada = started.person
    eve = await buyer(till.shop)
    const get = (path: string) => ask(till.shop.url, path, { headers: bearer(ada.accessToken) })
    const request = await ask(till.shop.url, '/api/custom-requests', {
      headers: bearer(ada.accessToken),
      body: { title: 'Hers', description: 'Only hers.' },
    })
    const [session] = (await get('/api/auth/sessions')).json.items
    hers = [
      ['/api/custom-requests/', request.json.id],
      ['/api/payment/verify/', started.reference],
      ['/api/me/purchases/', started.reference],
      ['/api/auth/sessions/', session.id],
    ]
  })
  afterAll(async () => {
    await second?.stop()
    await till?.close()
  })

  const shops = () => [till.shop, second]

  it('AUTHZ-01: there are routes to it', () => {
    expect(own.length).toBeGreaterThan(10)
  })

  it.each(own)('AUTHZ-01: %s answers as if it were not there, and leaves it as it was', async (route) => {
    const operation =
      operations.find(({ method, path }) => `${method} ${path}` === route) ?? expect.fail('no such route')
    const id = hers.find(([path]) => operation.path.startsWith(path))?.[1] ?? expect.fail('a new kind of thing')
    const values = (value: string) => ({ id: value, reference: value })
    const before = await businessRows(till.shop)
    for (const shop of shops()) {
      const answer = await tried(shop, operation, bearer(eve.accessToken), values(id))
      expect(answer.status).toBe(404)
      const absent = id.startsWith('VX-') ? `${id.slice(0, -4)}AAAA` : nobodysId
      expect(impersonal(answer)).toEqual(
        impersonal(await tried(shop, operation, bearer(eve.accessToken), values(absent))),
      )
    }
    expect(await businessRows(till.shop)).toEqual(before)
    // The session that is asked about would be hers no more.
    if (route !== 'DELETE /api/auth/sessions/{id}')
      expect((await tried(till.shop, operation, bearer(ada.accessToken), values(id))).status).not.toBe(404)
  })

  it('AUTHZ-10: stays out of every list of one’s own, and the other’s cursor opens nothing of it', async () => {
    const lists = operations.filter(
      ({ method, parameters, security }) =>
        method === 'GET' && security[0]?.['user'] !== undefined && parameters.some(({ name }) => name === 'cursor'),
    )
    expect(lists.length).toBeGreaterThan(3)
    for (const title of ['One', 'Two'])
      await ask(till.shop.url, '/api/custom-requests', {
        headers: bearer(ada.accessToken),
        body: { title, description: 'Only hers.' },
      })
    for (const { path } of lists)
      for (const shop of shops()) {
        const as = ({ accessToken }: Person, query: string) =>
          ask(shop.url, `${path}?${query}`, { headers: bearer(accessToken) })
        expect((await as(eve, `userId=${ada.id}`)).status).toBe(422)
        const [theirs, mine] = [await as(ada, 'limit=1'), await as(eve, 'limit=100')]
        const ids = new Set(theirs.json.items.map((item: object) => JSON.stringify(item)))
        for (const item of mine.json.items) expect(ids.has(JSON.stringify(item))).toBe(false)
        if (theirs.json.nextCursor === null) continue
        const continued = await as(eve, `limit=1&cursor=${theirs.json.nextCursor}`)
        expect(continued.status === 422 || continued.json.items.length === 0, path).toBe(true)
      }
  })

  it('AUTHZ-05: nobody sets what a checkout is worth, whose it is, or that it is paid', async () => {
    const item = await till.item()
    const before = await businessRows(till.shop)
    const { id: userId } = eve
    const wishes = {
      price: 1,
      total: 1,
      currency: 'NGN',
      status: 'paid',
      userId,
      discount: 1,
      entitlementId: nobodysId,
    }
    for (const [name, value] of Object.entries(wishes))
      for (const shop of shops()) {
        const body = { workflowId: item.id, [name]: value }
        const answer = await ask(shop.url, '/api/payment/initialize', { headers: bearer(ada.accessToken), body })
        expect(answer.status).toBe(422)
        expect(answer.json.errors).toEqual([
          { pointer: `/${name}`, code: 'unknown_member', message: expect.any(String) },
        ])
      }
    expect(await businessRows(till.shop)).toEqual(before)
  })

  it('AUTHZ-06: nobody makes themselves what they are not', async () => {
    const before = await businessRows(till.shop)
    const wishes = { role: 'owner', id: nobodysId, passwordHash: 'x', emailVerified: true, email: 'eve@else.example' }
    for (const [name, value] of Object.entries(wishes))
      for (const shop of shops()) {
        const body = { name: 'Eve', [name]: value }
        const headers = bearer(eve.accessToken)
        const answer = await ask(shop.url, '/api/auth/me', { method: 'PATCH', headers, body })
        expect(answer.json.errors).toEqual([
          { pointer: `/${name}`, code: 'unknown_member', message: expect.any(String) },
        ])
      }
    expect(await businessRows(till.shop)).toEqual(before)
  })

  it('AUTHZ-08: nobody searches or sorts people by what is secret, nor sees it', async () => {
    const owner = await shopOwner(till.shop)
    const secrets = ['passwordHash', 'password_hash', 'resetToken', 'refreshHash', 'refreshToken']
    for (const shop of shops())
      for (const path of ['/api/admin/users', '/api/admin/admins']) {
        const look = (query: string) => ask(shop.url, `${path}?${query}`, { headers: bearer(owner.accessToken) })
        for (const secret of secrets)
          for (const query of [`${secret}=a`, `sort=${secret}`, `filter[${secret}]=a`])
            expect((await look(query)).status, query).toBe(422)
        expect((await look('')).text).not.toMatch(/password|hash|token|argon2/i)
      }
  })

  it('AUTHZ-04: no account is made with what is not asked for, at any door', async () => {
    const before = await businessRows(till.shop)
    const wishes = ['role', 'status', 'emailVerified', 'id', 'createdAt', 'permissions', 'isAdmin']
    const register = operations.find(({ id }) => id === 'register') ?? expect.fail('nobody can register')
    for (const name of wishes)
      for (const shop of shops()) {
        const body = {
          ...(exampleOf(register.body ?? {}) as object),
          password: 'seven quiet lanterns',
          [name]: 'admin',
        }
        const answer = await ask(shop.url, '/api/auth/register', { body })
        expect(answer.json.errors).toEqual([
          { pointer: `/${name}`, code: 'unknown_member', message: expect.any(String) },
        ])
      }
    expect(await businessRows(till.shop)).toEqual(before)
  })
})
