import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommonPasswords } from '../../src/ports/accounts/common-passwords.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { ask, bearer, type Received, type Sent } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, newEmail, type Person, register } from './support/people.ts'

const secretMessage = 'secret canary /srv/app pg'
const broken = provide(CommonPasswords, {
  has: (password) => {
    if (password === 'make it break, please') throw new Error(secretMessage)
    return false
  },
})

describe('every answer', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop({}, { extra: [broken] })
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const me = (headers = {}) => ask(shop.url, '/api/auth/me', { headers: { ...bearer(ada.accessToken), ...headers } })
  const answers: ReadonlyArray<readonly [string, number, () => Promise<Received>]> = [
    ['a success', 200, () => me()],
    ['what was made', 201, () => register(shop)],
    [
      'nothing to say',
      204,
      async () => {
        const { accessToken } = await buyer(shop)
        return ask(shop.url, '/api/auth/logout', { method: 'POST', headers: bearer(accessToken) })
      },
    ],
    ['a broken body', 400, () => ask(shop.url, '/api/auth/login', { body: '{' })],
    ['a missing token', 401, () => ask(shop.url, '/api/auth/me')],
    ['an unknown route of the API', 404, () => ask(shop.url, '/api/nowhere')],
    ['an unknown address outside the API', 404, () => ask(shop.url, '/nowhere')],
    ['a wrong method', 405, () => ask(shop.url, '/api/auth/me', { method: 'PUT' })],
    ['a body that is too large', 413, () => ask(shop.url, '/api/auth/login', { body: 'x'.repeat(20_000) })],
    ['an address that is too long', 414, () => ask(shop.url, `/api/auth/me?${'x'.repeat(9_000)}`)],
    [
      'a body of the wrong type',
      415,
      () => ask(shop.url, '/api/auth/login', { body: '{}', headers: { 'Content-Type': 'text/plain' } }),
    ],
    ['a wrong host', 421, () => ask(shop.url, '/api/auth/me', { headers: { Host: 'evil.example' } })],
    ['a request that is not valid', 422, () => ask(shop.url, '/api/auth/login', { body: {} })],
    ['a bug', 500, () => register(shop, { password: 'make it break, please' })],
    ['the state of the process', 200, () => ask(shop.url, '/livez')],
    ['the state of its parts', 200, () => ask(shop.url, '/readyz')],
    ['the public keys', 200, () => ask(shop.url, '/.well-known/jwks.json')],
    ['the API document', 200, () => ask(shop.url, '/api/openapi.json')],
    ['the page of the API document', 200, () => ask(shop.url, '/api/docs')],
    ['its style', 200, () => ask(shop.url, '/api/docs/swagger-ui.css')],
    ['the page of a problem', 200, () => ask(shop.url, '/problems/not-found')],
    [
      'a preflight',
      204,
      () =>
        ask(shop.url, '/api/auth/me', {
          method: 'OPTIONS',
          headers: { Origin: 'https://a.test', 'Access-Control-Request-Method': 'GET' },
        }),
    ],
  ]
  const once = [
    'x-content-type-options',
    'content-security-policy',
    'referrer-policy',
    'vary',
    'x-request-id',
    'cache-control',
  ]

  it.each(answers)('HTTP-03: %s (%i) carries each security header once', async (_, status, make) => {
    const answer = await make()
    expect(answer.status).toBe(status)
    for (const name of once) expect(answer.headers[name], name).toHaveLength(1)
    expect(answer.header('x-content-type-options')).toBe('nosniff')
    expect(answer.header('referrer-policy')).toBe('no-referrer')
    expect(answer.header('vary')).toMatch(/\bOrigin\b/)
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers.server).toBeUndefined()
    expect(answer.headers['set-cookie']).toBeUndefined()
    if (answer.bytes.byteLength > 0) expect(answer.header('content-type')).toMatch(/charset=utf-8|application\/.*json/i)
    const policy = answer.header('content-security-policy') ?? ''
    const isPage = answer.header('content-type')?.startsWith('text/html') === true
    expect(policy).toContain(isPage ? "default-src 'self'" : "default-src 'none'; frame-ancestors 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
  })

  it.each(answers)('HTTP-04: %s (%i) is kept by nobody and has no ETag', async (_, __, make) => {
    const answer = await make()
    expect(answer.header('cache-control')).toBe('no-store')
    expect(answer.headers.etag).toBeUndefined()
  })

  it('does not ask for HTTPS outside production', async () => {
    expect((await ask(shop.url, '/livez')).headers['strict-transport-security']).toBeUndefined()
  })

  it.each(answers.filter(([, status]) => status >= 400))('R1: %s (%i) is a problem', async (_, status, make) => {
    const answer = await make()
    expect(answer.header('content-type')).toBe('application/problem+json; charset=utf-8')
    const { type, title, status: told, code, detail, instance, requestId } = answer.json
    expect(told).toBe(status)
    expect(type).toBe(`http://localhost:0/problems/${code.toLowerCase().replaceAll('_', '-')}`)
    for (const text of [title, detail]) expect(text.length).toBeGreaterThan(0)
    expect(instance).toMatch(/^\//)
    expect(instance).not.toContain('?')
    expect(requestId).toBe(answer.header('x-request-id'))
    const explained = await ask(shop.url, new URL(type).pathname)
    expect(explained.status).toBe(200)
    expect(explained.text).toContain(code)
  })

  it('HTTP-10: of a bug tells the request id and nothing else; the log has both', async () => {
    const before = shop.logged.length
    const answer = await register(shop, { email: newEmail(), password: 'make it break, please' })
    expect([answer.status, answer.json.code]).toEqual([500, 'INTERNAL'])
    for (const word of ['canary', '/srv', 'pg', 'Error', ' at ']) expect(answer.text).not.toContain(word)
    const lines = shop.logged.slice(before).filter(({ level }) => level === 'error')
    expect(lines).toHaveLength(1)
    expect(lines[0]?.facts.requestId).toBe(answer.json.requestId)
    expect(lines[0]?.facts.err).toMatchObject({ message: secretMessage })
    expect(await shop.sql(`select from users where name = 'broken'`)).toEqual([])
  })

  it('to HEAD is that to GET without its body', async () => {
    for (const path of ['/livez', '/api/openapi.json', '/api/auth/me', '/api/nowhere', '/problems/not-found']) {
      const sent: Sent = { headers: bearer(ada.accessToken) }
      const [get, head] = [await ask(shop.url, path, sent), await ask(shop.url, path, { ...sent, method: 'HEAD' })]
      expect(head.status, path).toBe(get.status)
      expect(head.bytes.byteLength, path).toBe(0)
      const apart = new Set(['x-request-id', 'date'])
      const names = (answer: Received) =>
        Object.keys(answer.headers)
          .filter((name) => !apart.has(name))
          .sort()
      expect(names(head), path).toEqual(names(get))
      expect(head.header('content-type'), path).toBe(get.header('content-type'))
    }
  })

  describe('has a request id', () => {
    const idOf = async (given: string | ReadonlyArray<string>): Promise<string> =>
      (await ask(shop.url, '/livez', { headers: { 'X-Request-Id': given } })).header('x-request-id') ?? ''
    const made = /^[0-9a-f-]{36}$/

    it('OPS-09: of the client’s choice when it is well formed', async () => {
      expect(await idOf('abc.DEF_123-')).toBe('abc.DEF_123-')
      expect(await idOf('a'.repeat(64))).toBe('a'.repeat(64))
    })

    it.each([
      ['too short', 'a'.repeat(7)],
      ['too long', 'a'.repeat(65)],
      ['10 KiB', 'a'.repeat(10_240)],
      ['of other characters', 'abc def ghi'],
      ['given twice', ['abcdefgh', 'ijklmnop']],
      ['empty', ''],
    ])('OPS-09: of ours when it is %s', async (_, given) => {
      expect(await idOf(given)).toMatch(made)
    })
  })

  it('goes to a password that was right with the account only', async () => {
    const answer = await register(shop, { email: newEmail(), password: goodPassword })
    expect(Object.keys(answer.json).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken', 'user'])
    expect(Object.keys(answer.json.user).sort()).toEqual(['createdAt', 'email', 'emailVerified', 'id', 'name'])
    expect(answer.text).not.toContain('argon2')
  })
})
