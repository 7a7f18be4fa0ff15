import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raw, statusOf } from '../../support/http.ts'
import { contracts, named, pathOf, type ShopForAll, shopForAll } from '../support/every-route.ts'

const withBody = contracts.filter(({ body, access }) => body !== null || access === 'signed')
const sizes = { auth: 16_384, body: 102_400, webhook: 262_144, workflow: 2_097_152 } as const

describe('a body of one byte too many', () => {
  let all: ShopForAll
  beforeAll(async () => {
    all = await shopForAll()
  })
  afterAll(() => all?.shop.stop())

  it.each(named(withBody))('INPUT-03: is refused by %s, by its length and in chunks', async (_, contract) => {
    const body = `{"a":"${'x'.repeat(sizes[contract.size] + 1 - 8)}"}`
    expect(body.length).toBe(sizes[contract.size] + 1)
    const answer = await all.to(contract, { body })
    expect([answer.status, answer.json.code]).toEqual([413, 'TOO_LARGE'])
    const headers = { 'Content-Type': 'application/json', ...all.headersFor(contract) }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const head = `${contract.method.toUpperCase()} ${pathOf(contract)} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}`
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    expect(statusOf(await raw(all.shop.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`, 2_000))).toBe(413)
  })
})
