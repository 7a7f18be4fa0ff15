import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { owner, type TestShop, testShop } from '../support/shop.ts'
import { goodPassword, newEmail } from './support/people.ts'
import { me, refresh } from './support/tokens.ts'

const page = 'https://app.vexa.test'
const week = 604_800
const halfDay = 43_200

type Kept = Readonly<{ name: string; value: string; attributes: ReadonlyArray<string> }>

/** What a browser is told to keep. */
const kept = ({ headers }: Received): Kept | null => {
  const [line, ...others] = headers['set-cookie'] ?? []
  expect(others).toEqual([])
  if (line === undefined) return null
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', value = ''] = pair.split('=')
  return { name, value, attributes: attributes.toSorted() }
}

describe('a session in a browser', () => {
  let shop: TestShop
  let ours: string
  beforeAll(async () => {
    shop = await testShop({ CORS_ORIGINS: page, PUBLIC_URL: 'http://shop.vexa.test:8000' })
    ours = shop.settings.PUBLIC_URL ?? ''
  })
  afterAll(() => shop?.stop())

  const enter = async (path = '/api/auth/register', more: object = {}) => {
    const account = { email: newEmail(), password: goodPassword, name: 'Ada' }
    const answer = await ask(shop.url, path, { body: { ...account, transport: 'cookie', ...more } })
    return { answer, cookie: kept(answer), token: answer.json.accessToken as string, account }
  }
  const exchange = (
    cookie: string,
    origin: string | ReadonlyArray<string> | null,
    body: object = {},
    path = '/api/auth',
  ) =>
    ask(shop.url, `${path}/refresh`, {
      headers: { Cookie: cookie, ...(origin === null ? {} : { Origin: origin }) },
      body,
    })
  const opened = async () => {
    const { cookie, token } = await enter()
    return { cookie: `${cookie?.name}=${cookie?.value}`, refreshToken: cookie?.value ?? '', token }
  }

  it('R4: has its refresh token in a cookie that no script reads, and nowhere else', async () => {
    const { answer, cookie, account } = await enter()
    expect([answer.status, Object.keys(answer.json).toSorted()]).toEqual([201, ['accessToken', 'expiresIn', 'user']])
    const attributes = ['HttpOnly', `Max-Age=${week}`, 'Path=/', 'SameSite=Strict']
    expect(cookie).toEqual({ name: 'vexa_refresh', value: expect.stringMatching(/^[\w-]{43}$/), attributes })
    expect(answer.header('cache-control')).toBe('no-store')
    const again = await ask(shop.url, '/api/auth/login', {
      body: { email: account.email, password: account.password, transport: 'cookie' },
    })
    expect([again.status, again.json.refreshToken, kept(again)?.attributes]).toEqual([200, undefined, attributes])
    expect((await refresh(shop, cookie?.value ?? '')).status).toBe(200)
  })

  it('goes on by its cookie alone, which is another one each time', async () => {
    const { cookie, refreshToken } = await opened()
    const once = await exchange(cookie, ours)
    expect([once.status, once.json.refreshToken]).toEqual([200, undefined])
    expect((await me(shop, once.json.accessToken)).status).toBe(200)
    const again = await exchange(cookie, page)
    expect([again.status, again.json.code, kept(again)]).toEqual([401, 'UNAUTHENTICATED', null])
    const twice = await exchange(`vexa_refresh=${kept(once)?.value}`, page)
    expect(twice.status).toBe(200)
    expect(new Set([refreshToken, kept(once)?.value, kept(twice)?.value]).size).toBe(3)
  })

  it.each([
    ['no page in particular', null],
    ['no origin', 'null'],
    ['a stranger’s page', 'https://evil.example'],
    ['a page whose name begins like ours', `${page}.evil.example`],
    ['our name without HTTPS', 'http://app.vexa.test'],
    ['another port', 'http://shop.vexa.test:8001'],
    ['two pages', ['https://evil.example', page]],
    ['something that is no origin', `${page}/path`],
  ])('R4: is not touched by what comes from %s', async (_, origin) => {
    const { cookie, token } = await opened()
    for (const body of [{}, { refreshToken: 'a'.repeat(43) }]) {
      const refused = await exchange(cookie, origin, body)
      expect([refused.status, refused.json.code, kept(refused)]).toEqual([403, 'BAD_ORIGIN', null])
    }
    const left = await ask(shop.url, '/api/auth/logout', {
      method: 'POST',
      headers: { ...bearer(token), Cookie: cookie, ...(origin === null ? {} : { Origin: origin }) },
    })
    expect([left.status, left.json.code]).toEqual([403, 'BAD_ORIGIN'])
    expect((await me(shop, token)).status).toBe(200)
    expect((await exchange(cookie, ours)).status).toBe(200)
  })

  it('ends on the server and in the browser', async () => {
    const { cookie, token } = await opened()
    const left = await ask(shop.url, '/api/auth/logout', {
      method: 'POST',
      headers: { ...bearer(token), Cookie: cookie, Origin: ours },
    })
    expect([left.status, kept(left)]).toEqual([
      204,
      { name: 'vexa_refresh', value: '', attributes: ['HttpOnly', 'Max-Age=0', 'Path=/', 'SameSite=Strict'] },
    ])
    expect((await exchange(cookie, ours)).status).toBe(401)
    expect((await me(shop, token)).status).toBe(401)
  })

  it('R4: opens nothing by its cookie: access tokens come in the Authorization header only', async () => {
    const { cookie, token } = await opened()
    const headers = { Cookie: `${cookie}; access_token=${token}; vexa_access=${token}`, Origin: ours }
    expect((await ask(shop.url, '/api/auth/me', { headers })).status).toBe(401)
    expect((await ask(shop.url, '/api/auth/logout', { method: 'POST', headers })).status).toBe(401)
  })

  it('is refused like any other without a token: none sent, an empty one, another’s name', async () => {
    const { refreshToken } = await opened()
    for (const cookie of ['', 'vexa_refresh=', `vexa_admin=${refreshToken}`, `__Host-vexa_refresh=${refreshToken}`]) {
      const answer = await exchange(cookie, null)
      expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })

  it('prefers the token of the body, and answers there', async () => {
    const [{ cookie }, other] = [await opened(), await opened()]
    const answer = await exchange(cookie, ours, { refreshToken: other.refreshToken })
    expect([answer.status, typeof answer.json.refreshToken, kept(answer)]).toEqual([200, 'string', null])
    expect((await exchange(cookie, ours)).status).toBe(200)
  })

  it('is not asked for by another word', async () => {
    const { answer } = await enter('/api/auth/register', { transport: 'header' })
    expect([answer.status, answer.json.errors[0]]).toMatchObject([422, { pointer: '/transport', code: 'not_one_of' }])
  })

  it('R13: of an operator has a cookie of its own, for half a day', async () => {
    const answer = await ask(shop.url, '/api/admin/login', { body: { ...owner, transport: 'cookie' } })
    const cookie = kept(answer)
    expect([answer.status, answer.json.refreshToken, cookie?.name]).toEqual([200, undefined, 'vexa_admin'])
    expect(cookie?.attributes).toEqual(['HttpOnly', `Max-Age=${halfDay}`, 'Path=/', 'SameSite=Strict'])
    const pair = `${cookie?.name}=${cookie?.value}`
    expect((await exchange(pair, null, {}, '/api/admin')).json.code).toBe('BAD_ORIGIN')
    const next = await exchange(pair, ours, {}, '/api/admin')
    expect([next.status, kept(next)?.name]).toEqual([200, 'vexa_admin'])
    const left = await ask(shop.url, '/api/admin/logout', {
      method: 'POST',
      headers: { ...bearer(next.json.accessToken), Cookie: `vexa_admin=${kept(next)?.value}`, Origin: ours },
    })
    expect([left.status, kept(left)?.value]).toEqual([204, ''])
  })
})

describe('a session in a browser of a shop in production', () => {
  let shop: TestShop
  beforeAll(async () => {
    const settings = {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://shop.vexa.test',
      HOST: '127.0.0.1',
      DRAIN_MS: 0,
    } as const
    shop = await testShop({}, { settings })
  })
  afterAll(() => shop?.stop())
  const headers = { Host: 'shop.vexa.test' }

  it.each([
    ['/api/auth/register', { email: newEmail(), password: goodPassword, name: 'Ada' }, '__Host-vexa_refresh', week],
    ['/api/admin/login', owner, '__Host-vexa_admin', halfDay],
  ])('R4, R13: %s has browsers keep it over HTTPS alone, for this very host', async (path, body, name, seconds) => {
    const cookie = kept(await ask(shop.url, path, { headers, body: { ...body, transport: 'cookie' } }))
    expect(cookie).toMatchObject({
      name,
      attributes: ['HttpOnly', `Max-Age=${seconds}`, 'Path=/', 'SameSite=Strict', 'Secure'],
    })
    const again = (cookieName: string) =>
      ask(shop.url, path.replace(/\w+$/, 'refresh'), {
        headers: { ...headers, Cookie: `${cookieName}=${cookie?.value}`, Origin: 'https://shop.vexa.test' },
        body: {},
      })
    expect((await again(name.replace('__Host-', ''))).status).toBe(401)
    expect((await again(name)).status).toBe(200)
  })
})
