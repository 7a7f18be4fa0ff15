import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessRows } from '../http/support/business-rows.ts'
import { raw } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { seed, tries } from './settings.ts'

/** Soon, so that who never ends a request is not waited for long. */
const limits = { LIMIT_HEADERS_MS: '1000', LIMIT_REQUEST_MS: '1000' }
const patienceMs = 5_000
const atOnce = 20

const body = '{"email":"nobody@nowhere.example","password":"x"}'
const sound = [
  `GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  `POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  `POST /api/payment/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}`,
]
const pieces = [
  'Content-Length: 5\r\n',
  'Content-Length: 99999999999999999999\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Transfer-Encoding: identity\r\n',
  'Transfer-Encoding:\u000bchunked\r\n',
  'Host: evil.example\r\n',
  'Connection: upgrade\r\nUpgrade: websocket\r\n',
  ' folded\r\n',
  ': empty\r\n',
  'X\u0000: y\r\n',
  `X-Long: ${'x'.repeat(20_000)}\r\n`,
  'X-Many: y\r\n'.repeat(300),
  '\r\n',
  '\r',
  '\n',
  '\u0000',
  ' ',
  '\t',
  ':',
  'ffffffffffffffff\r\n',
  '0\r\n\r\n',
  'GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001',
]

/** A sound request with something put into it, cut out of it, or both, in a few places. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...sound),
    fc.array(fc.tuple(fc.nat(400), fc.nat(6), fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 }))), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([request, changes]) =>
    changes.reduce((text, [at, length, piece]) => {
      const place = at % text.length
      return text.slice(0, place) + piece + text.slice(place + length)
    }, request),
  )

describe(`bytes that are hardly HTTP, of seed ${seed}`, () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop(limits)
  })
  afterAll(() => shop?.stop())

  const check = async (request: string): Promise<void> => {
    const startedAt = performance.now()
    const answer = await raw(shop.port, Buffer.from(request, 'latin1'), patienceMs)
    const at = JSON.stringify(request.slice(0, 1_000))
    expect(performance.now() - startedAt, at).toBeLessThan(2 * patienceMs)
    for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)) expect(Number(status), at).toBeLessThan(500)
    expect(answer, at).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/)
  }

  it('break nothing, are not waited for, and leave no trace', async () => {
    const before = await businessRows(shop)
    const all = fc.sample(spoilt, { seed, numRuns: tries * 5 })
    for (let at = 0; at < all.length; at += atOnce) await Promise.all(all.slice(at, at + atOnce).map(check))
    expect(await businessRows(shop)).toEqual(before)
    expect(shop.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect(await raw(shop.port, sound[0] ?? '', 500)).toMatch(/^HTTP\/1\.1 200/)
  }, 120_000)
})
