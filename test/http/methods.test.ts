import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, raw, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { businessRows } from './support/business-rows.ts'
import { contracts, pathOf } from './support/every-route.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

const host = 'Host: localhost\r\n'
/** Paths, and what each takes. */
const taken = Map.groupBy(contracts, ({ path }) => path)
const paths = [...taken].map(([path, siblings]) => [path, siblings] as const)
const gets = contracts.filter(({ method }) => method === 'get').map(pathOf)
const everyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE']

describe('methods', () => {
  let shop: TestShop
  let ada: Person
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  it.each([
    ['PUT', '/api/me/library', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/auth/login', 'POST, OPTIONS'],
    ['HEAD', '/api/auth/login', 'POST, OPTIONS'],
    ['DELETE', '/livez', 'GET, HEAD, OPTIONS'],
    ['POST', '/api/openapi.json', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/api/auth/login', 'POST, OPTIONS'],
    ['TRACE', '/api/me/library', 'GET, HEAD, OPTIONS'],
    ['TRACE', '/nowhere', 'GET, HEAD, OPTIONS'],
  ])('HTTP-06: %s %s is not allowed, and it is told what is', async (method, path, allow) => {
    const answer = await ask(shop.url, path, { method, headers: { 'X-Canary': 'canary' } })
    expect(answer.status).toBe(405)
    expect(answer.header('allow')).toBe(allow)
    if (method !== 'HEAD') expect(answer.json.code).toBe('METHOD_NOT_ALLOWED')
    expect(answer.text).not.toContain('canary')
  })

  it.each(paths)('HTTP-06: %s takes what its document names, and tells what that is', async (_, siblings) => {
    const names = siblings.map(({ method }) => method.toUpperCase())
    const allow = [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted()
    for (const method of everyMethod.filter((each) => !names.includes(each))) {
      const path = siblings[0] === undefined ? '' : pathOf(siblings[0])
      const answer = await ask(shop.url, path, { method, headers: { 'X-Canary': 'canary' } })
      expect([method, answer.status]).toEqual([method, 405])
      expect(answer.header('allow')?.split(', ').toSorted()).toEqual(allow)
      expect(answer.text).not.toContain('canary')
    }
  })

  it('HTTP-06: OPTIONS tells what is allowed', async () => {
    const answer = await ask(shop.url, '/api/me/library', { method: 'OPTIONS' })
    expect([answer.status, answer.header('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })

  it('HTTP-06: an unknown one is no HTTP to us', async () => {
    const answer = await raw(shop.port, `FOO /api/auth/me HTTP/1.1\r\n${host}\r\n`)
    expect([400, 501]).toContain(statusOf(answer))
    expect(answer).not.toContain('FOO')
  })

  it('HTTP-06: CONNECT opens no tunnel', async () => {
    expect(statusOf(await raw(shop.port, `CONNECT localhost:80 HTTP/1.1\r\n${host}\r\n`))).not.toBe(200)
  })

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'HTTP-05: %s changes nothing',
    async (name) => {
      const answer = await ask(shop.url, '/api/auth/login', { body: {}, headers: { [name]: 'DELETE' } })
      expect(answer.status).toBe(422)
      const got = await ask(shop.url, '/api/auth/me', { headers: { ...bearer(ada.accessToken), [name]: 'POST' } })
      expect(got.status).toBe(200)
    },
  )

  it('HTTP-05: _method in the query or the body is an unknown member', async () => {
    expect(
      (await ask(shop.url, '/api/auth/logout?_method=DELETE', { method: 'POST', headers: bearer(ada.accessToken) }))
        .status,
    ).toBe(422)
    const answer = await ask(shop.url, '/api/auth/login', { body: { _method: 'DELETE' } })
    expect(answer.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/_method')
  })

  describe('HTTP-12: GET and HEAD', () => {
    it.each(gets)('change nothing that is business at %s', async (path) => {
      const before = await businessRows(shop)
      for (const method of ['GET', 'HEAD'])
        for (const { accessToken } of [ada, owner]) {
          const answer = await ask(shop.url, path, { method, headers: bearer(accessToken) })
          expect(answer.status).toBeLessThan(500)
        }
      expect(await businessRows(shop)).toEqual(before)
    })
  })
})
