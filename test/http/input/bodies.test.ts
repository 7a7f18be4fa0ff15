import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received, raw, statusOf } from '../../support/http.ts'
import { codesOf, contracts, named, pathOf, type ShopForAll, shopForAll } from '../support/every-route.ts'
import { goodPassword, newEmail } from '../support/people.ts'
import { quickest } from '../support/quickest.ts'

const withBody = contracts.filter(({ body, access }) => body !== null && access !== 'signed')
const ordinary = withBody.filter(({ size }) => size !== 'workflow')

describe('input', () => {
  let shop: ShopForAll['shop']
  let ada: ShopForAll['ada']
  let headersFor: ShopForAll['headersFor']
  let to: ShopForAll['to']
  beforeAll(async () => {
    ;({ shop, ada, headersFor, to } = await shopForAll())
  })
  afterAll(() => shop?.stop())

  const registering = (body: unknown, headers = {}): Promise<Received> =>
    ask(shop.url, '/api/auth/register', { body, headers })
  const account = () => ({ email: newEmail(), password: goodPassword, name: 'Ada' })

  it('has routes to go to', () => {
    expect(ordinary.length).toBeGreaterThan(4)
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
      const took = await quickest(20, async () => {
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
      const took = await quickest(20, async () => {
        const headers = { ...bearer(ada.accessToken), 'Content-Encoding': 'gzip' }
        const answer = await ask(shop.url, '/api/custom-requests', { headers, body: Buffer.alloc(90_000) })
        expect(answer.status).toBe(415)
      })
      expect(took).toBeLessThan(50)
    })
  })
})
