import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, raw, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person } from './support/people.ts'

const host = 'Host: localhost\r\n'

describe('methods', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
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

  it('HTTP-12: GET and HEAD change nothing that is business', async () => {
    const tables = await shop.sql<{ name: string }>(
      `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(10)
    const state = async () => {
      const rows: Array<string> = []
      for (const { name } of tables)
        rows.push(JSON.stringify(await shop.sql(`select t::text from ${name} t order by 1`)))
      return rows
    }
    const before = await state()
    const { paths } = (await ask(shop.url, '/api/openapi.json')).json
    const gets = Object.keys(paths).filter((path) => 'get' in paths[path])
    expect(gets.length).toBeGreaterThan(5)
    for (const path of gets)
      for (const method of ['GET', 'HEAD'])
        await ask(shop.url, path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000'), {
          method,
          headers: bearer(ada.accessToken),
        })
    expect(await state()).toEqual(before)
  })
})
