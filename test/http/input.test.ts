import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyContract } from '../../src/adapters/http/kernel/contract.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { ask, bearer, type Received, raw, type Sent, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, goodPassword, newEmail, type Person, shopOwner } from './support/people.ts'
import { quickest } from './support/quickest.ts'

const contracts: ReadonlyArray<AnyContract> = capabilities.flatMap(({ routes }) =>
  routes.map(({ contract }) => contract),
)
const withBody = contracts.filter(({ body, access }) => body !== null && access !== 'signed')
const ordinary = withBody.filter(({ size }) => size !== 'workflow')
const lists = contracts.filter(({ paged }) => paged)
const named = (list: ReadonlyArray<AnyContract>) => list.map((contract) => [contract.id, contract] as const)
const pathOf = ({ path }: AnyContract): string => path.replace(/:\w+/g, '01890000-0000-7000-8000-000000000000')

describe('input', () => {
  let shop: TestShop
  let ada: Person
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const headersFor = ({ access }: AnyContract) => {
    if (access === 'public' || access === 'optional') return {}
    return bearer(access === 'user' ? ada.accessToken : owner.accessToken)
  }
  const to = (contract: AnyContract, sent: Sent, query = ''): Promise<Received> =>
    ask(shop.url, `${pathOf(contract)}${query}`, {
      method: contract.method.toUpperCase(),
      ...sent,
      headers: { ...headersFor(contract), ...sent.headers },
    })
  const registering = (body: unknown, headers = {}): Promise<Received> =>
    ask(shop.url, '/api/auth/register', { body, headers })
  const account = () => ({ email: newEmail(), password: goodPassword, name: 'Ada' })
  const codesOf = ({ json }: Received): ReadonlyArray<string> =>
    json.errors.map((issue: { pointer: string; code: string }) => `${issue.pointer} ${issue.code}`)

  it('the shop has bodies and lists to try', () => {
    expect(ordinary.length).toBeGreaterThan(4)
    expect(lists.length).toBeGreaterThan(2)
  })

  describe.each(named(withBody))('of %s', (_, contract) => {
    it.each(['null', '[]', '"x"', '1', 'true'])('INPUT-19: that is %s and no object is refused', async (body) => {
      expect((await to(contract, { body })).status).toBe(422)
    })

    it('INPUT-19: that is missing is refused', async () => {
      expect((await to(contract, {})).status).toBe(422)
    })

    it.each([
      ['a byte sequence that is no UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
      ['an overlong form', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc0, 0xaf, 0x22, 0x7d])],
      ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
      ['a byte order mark', Buffer.from('\ufeff{"a":1}')],
    ])('INPUT-08: with %s is malformed', async (__, body) => {
      const answer = await to(contract, { body })
      expect([answer.status, answer.json.code]).toEqual([400, 'MALFORMED'])
    })

    it.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"a":{"b":1,"b":2}}'])(
      'INPUT-04: with a name twice is malformed: %s',
      async (body) => {
        const answer = await to(contract, { body })
        expect([answer.status, answer.json.code]).toEqual([400, 'MALFORMED'])
      },
    )

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'text/json',
      'application/problem+json',
    ])('INPUT-09: of type %s is refused', async (type) => {
      const answer = await to(contract, { body: '{}', headers: { 'Content-Type': type } })
      expect([answer.status, answer.json.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    })

    it('INPUT-09: of no type is refused', async () => {
      const lines = Object.entries({ Host: 'localhost', 'Content-Length': '2', ...headersFor(contract) })
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      const target = `${contract.method.toUpperCase()} ${pathOf(contract)} HTTP/1.1\r\nConnection: close\r\n`
      const answer = await raw(shop.port, `${target}${head}\r\n{}`)
      expect(statusOf(answer)).toBe(415)
    })

    it.each(['gzip', 'br', 'deflate', 'gzip, gzip', 'x-unknown'])(
      'INPUT-10: encoded as %s is refused',
      async (encoding) => {
        const answer = await to(contract, { body: '{}', headers: { 'Content-Encoding': encoding } })
        expect(answer.status).toBe(415)
      },
    )
  })

  it('INPUT-09: as a form is taken by routes that say so only', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
    for (const contract of withBody.filter(({ multipart }) => !multipart))
      expect((await to(contract, { body: '--b--\r\n', headers })).status, contract.id).toBe(415)
  })

  it.each(named(ordinary))('INPUT-01: %s takes no member that would reach a prototype', async (_, contract) => {
    for (const body of [
      '{"__proto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"name":{"__proto__":{"isAdmin":true}}}',
    ])
      expect((await to(contract, { body })).status, body).toBe(422)
    expect('isAdmin' in {}).toBe(false)
  })

  it.each(named(ordinary))('INPUT-02: %s says at once that a body is nested too deeply', async (_, contract) => {
    for (const depth of [33, 10_000]) {
      const body = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
      const took = await quickest(3, async () => {
        const answer = await to(contract, { body })
        // 10,000 levels are longer than what some bodies may be.
        expect([413, 422]).toContain(answer.status)
      })
      expect(took).toBeLessThan(50)
    }
    expect(shop.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('INPUT-02: 32 levels are not too deep, and 1,001 members are too many', async () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(codesOf(await registering(`{"x":${deep(31)}}`))).toContain('/x unknown_member')
    expect(codesOf(await registering(`{"x":${deep(32)}}`)).join()).toContain('too_deep')
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`m${at}`, 1])))
    expect(codesOf(await registering(wide)).join()).toContain('too_wide')
  })

  describe('INPUT-03: a body that is too large', () => {
    const limit = 100 * 1_024
    const wish = (size: number) => JSON.stringify({ title: 'Big', description: 'd'.repeat(size) })

    it('is refused by its length', async () => {
      const headers = bearer(ada.accessToken)
      const fits = wish(limit - wish(0).length)
      expect(Buffer.byteLength(fits)).toBe(limit)
      expect((await ask(shop.url, '/api/custom-requests', { headers, body: fits })).status).toBe(422)
      const over = await ask(shop.url, '/api/custom-requests', { headers, body: `${fits} ` })
      expect([over.status, over.json.code]).toEqual([413, 'TOO_LARGE'])
    })

    it('is refused where credentials are sent above 16 KiB', async () => {
      expect((await registering({ ...account(), name: 'n'.repeat(16 * 1_024) })).status).toBe(413)
    })

    it('is refused in chunks, however many come, without keeping them', async () => {
      const before = process.memoryUsage().rss
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
      const head = `POST /api/custom-requests HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${ada.accessToken}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
      const answer = await raw(shop.port, `${head}${chunk.repeat(400)}`)
      expect(statusOf(answer)).toBe(413)
      // 25 MiB were sent by this very process; what the shop kept of them would come on top.
      expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1_024 * 1_024)
    })

    it('is refused in 1,000,000 chunks of one byte, whose objects would be larger still', async () => {
      const before = process.memoryUsage().heapUsed
      const head = `POST /api/custom-requests HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${ada.accessToken}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
      const answer = await raw(shop.port, `${head}${'1\r\nx\r\n'.repeat(1_000_000)}`)
      expect(statusOf(answer)).toBe(413)
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1_024 * 1_024)
    })

    it('INPUT-10: is not unpacked', async () => {
      const took = await quickest(3, async () => {
        const headers = { ...bearer(ada.accessToken), 'Content-Encoding': 'gzip' }
        const answer = await ask(shop.url, '/api/custom-requests', { headers, body: Buffer.alloc(90_000) })
        expect(answer.status).toBe(415)
      })
      expect(took).toBeLessThan(50)
    })
  })

  describe('INPUT-05: an amount', () => {
    const budget = (amount: string) =>
      ask(shop.url, '/api/custom-requests', {
        headers: bearer(ada.accessToken),
        body: `{"title":"One","description":"Something.","budget":{"amount":${amount},"currency":"NGN"}}`,
      })

    it.each(['NaN', 'Infinity', '-Infinity', '01', '+1', '0x10', '1.'])('that is %s is no JSON', async (amount) => {
      expect((await budget(amount)).status).toBe(400)
    })

    it.each([
      '1e400',
      '-1e400',
      '1.5',
      '"1"',
      'true',
      'null',
      '[1]',
      '{}',
      '9007199254740993',
      '-1',
      '-9007199254740993',
    ])('that is %s is refused', async (amount) => {
      const answer = await budget(amount)
      expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
    })

    it('may be written 1e3', async () => {
      expect((await budget('250e3')).status).toBe(201)
    })
  })

  describe.each([
    ['INPUT-06: U+0000', '\\u0000'],
    ['INPUT-07: a lone high surrogate', '\\ud800'],
    ['INPUT-07: surrogates in the wrong order', '\\udc00\\ud800'],
  ])('%s', (_, escape) => {
    it.each(['email', 'password', 'name'])('is refused in %s', async (member) => {
      const body = JSON.stringify({ ...account(), [member]: 'x' }).replace(
        `"${member}":"x"`,
        `"${member}":"abcdefghijkl${escape}"`,
      )
      const answer = await registering(body)
      expect(answer.status).toBe(422)
      expect(codesOf(answer)).toEqual([`/${member} invalid_characters`])
    })

    it.each(['title', 'description'])('is refused in %s', async (member) => {
      const body = `{"title":"a","description":"b"}`.replace(
        new RegExp(`"${member}":"."`),
        `"${member}":"abc${escape}"`,
      )
      const answer = await ask(shop.url, '/api/custom-requests', { headers: bearer(ada.accessToken), body })
      expect(answer.status).toBe(422)
      expect(codesOf(answer)).toEqual([`/${member} invalid_characters`])
    })
  })

  it('tells everything that is wrong at once, each with its place', async () => {
    const answer = await registering({ email: 'nobody', password: 'short', extra: 1 })
    expect(answer.status).toBe(422)
    expect(codesOf(answer)).toEqual([
      '/email invalid_email',
      '/password too_short',
      '/name required',
      '/extra unknown_member',
    ])
  })

  describe.each(named(lists))('the query of %s', (_, contract) => {
    it.each(['limit=10&limit=20', 'limit[]=1', 'limit[a]=1', 'q[$ne]=x', 'unknown=1', '__proto__=1'])(
      'INPUT-11: %s is refused',
      async (query) => {
        const answer = await to(contract, {}, `?${query}`)
        expect([answer.status, answer.json.code]).toEqual([422, 'VALIDATION_FAILED'])
        expect(answer.json.errors[0].pointer).toMatch(/^\?/)
      },
    )

    it.each(['0', '-1', '101', '1e2', '0x10', '%205', '5%20', '+5', '99999999999999999999', '', '1.0', '%00'])(
      'INPUT-12: limit=%s is refused',
      async (limit) => {
        const answer = await to(contract, {}, `?limit=${limit}`)
        expect(answer.status).toBe(422)
        expect(answer.json.errors[0].pointer).toBe('?limit')
      },
    )

    it.each(['price;DROP TABLE', 'price%20desc,(select pg_sleep(5))', 'newest%27--'])(
      'INPUT-13: sort=%s is refused',
      async (sort) => {
        const took = await quickest(2, async () => {
          expect((await to(contract, {}, `?sort=${encodeURI(sort)}`)).status).toBe(422)
          expect((await to(contract, {}, `?direction=${encodeURI('asc, (select 1)')}`)).status).toBe(422)
        })
        expect(took).toBeLessThan(100)
      },
    )

    it('with escapes that are no UTF-8 is refused by name', async () => {
      const answer = await to(contract, {}, '?cursor=%C3%28')
      expect(answer.status).toBe(422)
      expect(answer.json.errors).toEqual([
        { pointer: '?cursor', code: 'invalid_characters', message: expect.any(String) },
      ])
    })
  })

  describe('INPUT-12: a cursor', () => {
    const wishes = (query: string) =>
      ask(shop.url, `/api/custom-requests?${query}`, { headers: bearer(ada.accessToken) })
    const next = async (): Promise<string> => {
      for (const title of ['One', 'Two'])
        await ask(shop.url, '/api/custom-requests', {
          headers: bearer(ada.accessToken),
          body: { title, description: 'Something.' },
        })
      return (await wishes('limit=1')).json.nextCursor
    }

    it('leads on, and once altered by one character it does not', async () => {
      const cursor = await next()
      expect((await wishes(`limit=1&cursor=${cursor}`)).status).toBe(200)
      expect((await wishes(`limit=2&cursor=${cursor}`)).status).toBe(200)
      for (let at = 0; at < cursor.length; at += 1) {
        const other = cursor[at] === 'A' ? 'B' : 'A'
        const altered = await wishes(`limit=1&cursor=${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`)
        expect(altered.status).toBe(422)
        expect(codesOf(altered)).toEqual(['?cursor invalid_cursor'])
      }
    })

    it('of another list leads nowhere', async () => {
      const answer = await ask(shop.url, `/api/admin/custom-requests?cursor=${await next()}`, {
        headers: bearer(owner.accessToken),
      })
      expect(answer.status).toBe(422)
    })

    it.each(['x', '%20', 'a'.repeat(1_001), '..', '%F0%9F%90%8D'])('that is %s leads nowhere', async (cursor) => {
      expect((await wishes(`cursor=${cursor}`)).status).toBe(422)
    })
  })

  it('a path whose escapes are no UTF-8, or whose id is none, leads nowhere', async () => {
    const headers = bearer(ada.accessToken)
    for (const id of ['%C3%28', '%ZZ', '%', '%00', '%2e%2e%2f', 'x', '01890000-0000-7000-8000-00000000000A', "'"])
      expect((await ask(shop.url, `/api/custom-requests/${id}`, { headers })).status, id).toBe(404)
    expect((await ask(shop.url, '/problems/%C3%28')).status).toBe(404)
    expect(shop.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})
