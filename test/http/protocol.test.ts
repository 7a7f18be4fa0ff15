import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, raw, statusOf } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer, type Person } from './support/people.ts'

const host = 'Host: localhost\r\n'

describe('framing that could be read in two ways', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop()
  })
  afterAll(() => shop?.stop())

  const body = '{"email":"a@b.test","password":"x"}'
  const post = `POST /api/auth/login HTTP/1.1\r\n${host}Content-Type: application/json\r\n`
  const next = `GET /livez HTTP/1.1\r\n${host}\r\n`

  it.each([
    ['a length and chunks', `${post}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks and a length', `${post}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`],
    ['two different lengths', `${post}Content-Length: ${body.length}\r\nContent-Length: 3\r\n\r\n${body}`],
    ['a list of lengths', `${post}Content-Length: ${body.length}, 3\r\n\r\n${body}`],
    ['a negative length', `${post}Content-Length: -1\r\n\r\n${body}`],
    ['a length with a sign', `${post}Content-Length: +${body.length}\r\n\r\n${body}`],
    ['a hexadecimal length', `${post}Content-Length: 0x23\r\n\r\n${body}`],
    ['an unknown transfer encoding', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['chunked that is not the last encoding', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['chunked twice', `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a space before a colon', `${post}Content-Length : ${body.length}\r\n\r\n${body}`],
    ['a folded header', `${post}X-Folded: a\r\n b\r\nContent-Length: ${body.length}\r\n\r\n${body}`],
    ['bare line feeds', `POST /api/auth/login HTTP/1.1\nHost: localhost\nContent-Length: ${body.length}\n\n${body}`],
    ['a bare line feed after a header', `${post}X-Bare: a\nContent-Length: ${body.length}\r\n\r\n${body}`],
    ['a chunk size that is no number', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ['a chunk extension with a line feed', `${post}Transfer-Encoding: chunked\r\n\r\n1;a\nb\r\nx\r\n0\r\n\r\n`],
    ['a control character in a header', `GET /livez HTTP/1.1\r\n${host}X-A: a\u0000b\r\n\r\n`],
    ['a colon without a name', `GET /livez HTTP/1.1\r\n${host}: b\r\n\r\n`],
  ])(
    'HTTP-07: %s is refused, and the connection is closed: what follows on it is answered to nobody',
    async (_, bytes) => {
      const answer = await raw(shop.port, `${bytes}${next}`)
      expect(statusOf(answer)).toBe(400)
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
      expect(answer.toLowerCase()).toContain('connection: close')
    },
  )

  it('HTTP-07: sound requests on one connection are answered in their order', async () => {
    const answer = await raw(shop.port, `${next}${next}GET /livez HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3)
  })
})

describe('limits of the protocol', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ LIMIT_HEADERS_MS: '1000', LIMIT_REQUEST_MS: '2000' })
  })
  afterAll(() => shop?.stop())

  it('HTTP-09: an address of 8 KiB is read, a longer one is too long', async () => {
    expect((await ask(shop.url, `/api/auth/me?${'x'.repeat(8_192 - 13)}`)).status).toBe(401)
    const answer = await ask(shop.url, `/api/auth/me?${'x'.repeat(9_216)}`)
    expect([answer.status, answer.json.code]).toEqual([414, 'URI_TOO_LONG'])
  })

  it('HTTP-09: 17 KiB of headers are too many, and so are 200 headers', async () => {
    const large = await raw(shop.port, `GET /livez HTTP/1.1\r\n${host}X-Large: ${'x'.repeat(17_408)}\r\n\r\n`)
    expect(statusOf(large)).toBe(431)
    const many = Array.from({ length: 200 }, (_, at) => `X-${at}: 1\r\n`).join('')
    expect([400, 431]).toContain(statusOf(await raw(shop.port, `GET /livez HTTP/1.1\r\n${host}${many}\r\n`)))
  })

  /** How a connection ends on which a byte comes every `everyMs`. */
  const trickle = (beginning: string, endless: string, everyMs: number): Promise<{ ms: number; said: string }> =>
    new Promise((resolve) => {
      const startedAt = performance.now()
      const chunks: Array<Buffer> = []
      const socket = connect(shop.port, '127.0.0.1', () => socket.write(beginning))
      const timer = setInterval(() => socket.writable && socket.write(endless), everyMs)
      socket.on('data', (chunk: Buffer) => chunks.push(chunk))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        clearInterval(timer)
        resolve({ ms: performance.now() - startedAt, said: Buffer.concat(chunks).toString() })
      })
    })

  it('HTTP-08: whoever sends headers or a body byte by byte is cut off in time, and others do not notice', async () => {
    const { accessToken } = await buyer(shop)
    const slowHeaders = Array.from({ length: 50 }, () => trickle(`GET /livez HTTP/1.1\r\n${host}X-A: `, 'a', 100))
    const slowBodies = Array.from({ length: 50 }, () =>
      trickle(
        `POST /api/custom-requests HTTP/1.1\r\n${host}Authorization: Bearer ${accessToken}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`,
        ' ',
        100,
      ),
    )
    const others: Array<number> = []
    for (let time = 0; time < 20; time += 1) {
      const startedAt = performance.now()
      expect((await ask(shop.url, '/livez')).status).toBe(200)
      others.push(performance.now() - startedAt)
    }
    expect(others.sort((a, b) => a - b)[18]).toBeLessThan(200)
    for (const { ms, said } of await Promise.all(slowHeaders)) {
      expect(ms).toBeLessThan(2_500)
      expect([0, 408]).toContain(statusOf(said))
    }
    for (const { ms, said } of await Promise.all(slowBodies)) {
      expect(ms).toBeLessThan(3_500)
      expect([0, 408]).toContain(statusOf(said))
    }
  })
})

describe('a client that asks before it sends', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const wish = '{"title":"One","description":"Something."}'
  const asking = (expectation: string, token: string, length: number) =>
    `POST /api/custom-requests HTTP/1.1\r\n${host}Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nExpect: ${expectation}\r\nContent-Length: ${length}\r\n\r\n`

  it('is told to go on when its body is wanted', async () => {
    const answer = await raw(shop.port, `${asking('100-continue', ada.accessToken, wish.length)}${wish}`, 500)
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /)
    expect(answer).not.toMatch(/connection: close/i)
  })

  it.each([
    ['who is not signed in', 'nobody', wish.length, 401],
    ['whose body is too large', null, 200_000, 413],
  ])('is refused before it does: one %s', async (_, token, length, status) => {
    const answer = await raw(shop.port, asking('100-continue', token ?? ada.accessToken, length), 500)
    expect(statusOf(answer)).toBe(status)
    expect(answer).toMatch(/connection: close/i)
  })

  it('with another expectation is served as if it had none', async () => {
    const answer = await raw(shop.port, `${asking('miracles', ada.accessToken, wish.length)}${wish}`, 500)
    expect(statusOf(answer)).toBe(201)
  })
})
