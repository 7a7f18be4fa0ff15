import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { goodPassword, newEmail, register } from './support/people.ts'

/** What a shop that is set otherwise says of itself, and does. */
describe('limits that are set', () => {
  let shop: TestShop
  let now = new Date()
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000)
  }
  beforeAll(async () => {
    shop = await testShop(
      {
        LIMIT_ACCESS_TOKEN_SECONDS: '60',
        LIMIT_SESSION_IDLE_SECONDS: '7200',
        LIMIT_REFRESH_GRACE_SECONDS: '2',
        LIMIT_AUTH_BYTES: '500',
      },
      { clock: { now: () => now } },
    )
  })
  afterAll(() => shop?.stop())

  const me = (token: string) => ask(shop.url, '/api/auth/me', { headers: bearer(token) })
  const refresh = (refreshToken: string) => ask(shop.url, '/api/auth/refresh', { body: { refreshToken } })

  it('stand in the API document as they are here', async () => {
    const { json } = await ask(shop.url, '/api/openapi.json')
    const limits = json.info['x-limits']
    expect(limits.LIMIT_ACCESS_TOKEN_SECONDS).toEqual({ value: 60, about: 'that an access token is good' })
    expect(
      Object.keys(limits).filter((name) => /LOGIN|FACTOR|HASHES|POOL|LOCK|STATEMENT|MIGRATION/.test(name)),
    ).toEqual([])
    const { description } = json.paths['/api/auth/login'].post.requestBody.content['application/json']
    expect(JSON.stringify(json.paths['/api/auth/login'].post.requestBody)).toContain('at most 500 bytes')
    expect(description ?? '').not.toContain('16384')
  })

  it('bound an access token', async () => {
    const { json } = await register(shop)
    expect(json.expiresIn).toBe(60)
    expect((await me(json.accessToken)).status).toBe(200)
    pass(66)
    expect((await me(json.accessToken)).status).toBe(401)
  })

  it('bound a session that nobody uses, and what the browser keeps of it', async () => {
    const body = { email: newEmail(), password: goodPassword, name: 'Ada', transport: 'cookie' }
    const kept = await ask(shop.url, '/api/auth/register', {
      body,
      headers: { Origin: shop.settings.PUBLIC_URL ?? shop.url },
    })
    expect(kept.header('set-cookie')).toContain('Max-Age=7200')
    expect(kept.json).not.toHaveProperty('refreshesFor')
    const { json } = await register(shop)
    expect(json).not.toHaveProperty('refreshesFor')
    pass(7_201)
    expect((await refresh(json.refreshToken)).status).toBe(401)
  })

  it('bound how long the token before is no alarm', async () => {
    const { json } = await register(shop)
    const next = await refresh(json.refreshToken)
    expect(next.status).toBe(200)
    pass(3)
    expect((await refresh(json.refreshToken)).json.code).toBe('TOKEN_REUSED')
  })

  it('bound a body', async () => {
    const body = { email: newEmail(), password: goodPassword, name: 'a'.repeat(500) }
    expect((await ask(shop.url, '/api/auth/register', { body })).status).toBe(413)
  })
})
