import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Received, raw, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { newEmail } from './support/people.ts'

const allowed = 'https://app.vexa.test'
const corsHeaders = ({ headers }: Received): ReadonlyArray<string> =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'))

describe('pages of other origins', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ CORS_ORIGINS: `${allowed}, http://localhost:3000` })
  })
  afterAll(() => shop?.stop())

  const from = (origin: string | undefined, more: Parameters<typeof ask>[2] = {}) =>
    ask(shop.url, '/api/auth/me', {
      ...more,
      headers: { ...(origin === undefined ? {} : { Origin: origin }), ...more.headers },
    })
  const preflight = (origin: string) =>
    from(origin, {
      method: 'OPTIONS',
      headers: {
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization',
        'Access-Control-Request-Private-Network': 'true',
      },
    })

  const others = [
    'null',
    'https://app.vexa.test.evil.io',
    'https://evilapp.vexa.test',
    'http://app.vexa.test',
    'https://app.vexa.test:8443',
    'https://app.vexa.test/',
    'https://user@app.vexa.test',
    'https://app.vexa.test, https://evil.example',
    '*',
    '',
    'app.vexa.test',
  ]

  it.each(others)('HTTP-01: of %s get no leave', async (origin) => {
    const answer = await from(origin)
    expect(corsHeaders(answer)).toEqual([])
    expect(answer.header('vary')).toMatch(/\bOrigin\b/)
  })

  it.each([allowed, 'https://APP.Vexa.test', 'http://localhost:3000'])(
    'HTTP-01: of %s may read the answers',
    async (origin) => {
      const answer = await from(origin)
      expect(answer.headers['access-control-allow-origin']).toEqual([origin])
      expect(answer.headers['access-control-allow-credentials']).toEqual(['true'])
      expect(answer.header('access-control-expose-headers')).toContain('X-Request-Id')
      expect(answer.header('vary')).toMatch(/\bOrigin\b/)
    },
  )

  it('HTTP-01: an answer to no page in particular has no leave, and still varies', async () => {
    const answer = await from(undefined)
    expect(corsHeaders(answer)).toEqual([])
    expect(answer.header('vary')).toMatch(/\bOrigin\b/)
  })

  it('HTTP-02: that are allowed learn by a preflight what they may send', async () => {
    const answer = await preflight(allowed)
    expect(answer.status).toBe(204)
    expect(answer.bytes.byteLength).toBe(0)
    expect(answer.header('access-control-allow-origin')).toBe(allowed)
    expect(answer.header('access-control-allow-methods')).toBe('GET, POST, PUT, PATCH, DELETE')
    expect(answer.header('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id',
    )
    expect(Number(answer.header('access-control-max-age'))).toBeLessThanOrEqual(600)
    expect(answer.headers['access-control-allow-private-network']).toBeUndefined()
  })

  it.each(others)('HTTP-02: of %s learn nothing by it', async (origin) => {
    const answer = await preflight(origin)
    expect(answer.status).toBe(204)
    expect(corsHeaders(answer)).toEqual([])
  })

  it('HTTP-02: that ask for an unknown route learn no more', async () => {
    const answer = await ask(shop.url, '/api/nowhere', {
      method: 'OPTIONS',
      headers: { Origin: allowed, 'Access-Control-Request-Method': 'GET' },
    })
    expect(answer.status).toBe(204)
  })
})

describe('the host', () => {
  let shop: TestShop
  let live: TestShop
  beforeAll(async () => {
    shop = await testShop({ PUBLIC_URL: 'http://shop.vexa.test:8000' })
    live = await testShop(
      {},
      {
        settings: { NODE_ENV: 'production', PUBLIC_URL: 'https://shop.vexa.test', HOST: '127.0.0.1', DRAIN_MS: 0 },
      },
    )
  })
  afterAll(async () => {
    await live?.stop()
    await shop?.stop()
  })

  const at = (host: string | ReadonlyArray<string>, { url } = shop, path = '/api/auth/me') =>
    ask(url, path, { headers: { Host: host } })

  it.each([
    'shop.vexa.test:8000',
    'SHOP.vexa.test:8000',
    'localhost',
    'localhost:1',
    '127.0.0.1:8000',
    '[::1]',
    '[::1]:80',
  ])('%s is ours outside production', async (host) => {
    expect((await at(host)).status).toBe(401)
  })

  it.each([
    'evil.example',
    'shop.vexa.test',
    'shop.vexa.test:8001',
    'shop.vexa.test:8000.evil.example',
    'localhost.evil.example',
    'evil.example:8000',
    'shop.vexa.test:8000@evil.example',
  ])('%j is not', async (host) => {
    const answer = await at(host)
    expect([answer.status, answer.json.code]).toEqual([421, 'MISDIRECTED'])
  })

  it('is not ours when it is named twice', async () => {
    const answer = await raw(
      shop.port,
      'GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect([400, 421]).toContain(statusOf(answer))
  })

  it('must be named', async () => {
    expect(statusOf(await raw(shop.port, 'GET /api/auth/me HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
    expect(statusOf(await raw(shop.port, 'GET /api/auth/me HTTP/1.0\r\n\r\n'))).toBe(421)
    expect(statusOf(await raw(shop.port, 'GET /api/auth/me HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'))).toBe(421)
  })

  it('is the one of a whole address, which must be the same', async () => {
    const whole = (target: string) =>
      raw(shop.port, `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`).then(statusOf)
    expect(await whole('http://localhost/api/auth/me')).toBe(401)
    expect(await whole('http://evil.example/api/auth/me')).toBe(421)
    expect(await whole('http://localhost@evil.example/api/auth/me')).toBe(421)
  })

  it.each(['localhost', '127.0.0.1', 'shop.vexa.test:8000', 'evil.example'])(
    '%s is not ours in production',
    async (host) => {
      expect((await at(host, live)).status).toBe(421)
    },
  )

  it('is that of PUBLIC_URL in production, where answers ask for HTTPS for a year', async () => {
    const answer = await at('shop.vexa.test', live)
    expect(answer.status).toBe(401)
    expect(answer.headers['strict-transport-security']).toEqual(['max-age=31536000'])
    expect(answer.json.type).toBe('https://shop.vexa.test/problems/unauthenticated')
  })

  it.each(['/livez', '/readyz', '/.well-known/jwks.json'])('does not matter to %s', async (path) => {
    expect((await at('10.0.0.7:8000', live, path)).status).toBe(200)
  })

  it('AUTH-19: that a proxy header names is never believed: links are those of PUBLIC_URL', async () => {
    const answer = await ask(live.url, '/api/auth/login', {
      headers: { Host: 'shop.vexa.test', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
      body: { email: newEmail(), password: 'not the password' },
    })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain('evil.example')
    expect(answer.json.type).toContain('https://shop.vexa.test/')
  })
})
