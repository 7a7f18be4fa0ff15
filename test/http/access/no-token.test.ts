import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, raw, statusOf } from '../../support/http.ts'
import { type Operation, operationsOf, pathWith } from '../../support/openapi/operations.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { writtenMatrix } from './matrix.ts'

const closed = [...writtenMatrix()].filter(([, who]) => !/^anyone|^Paystack/.test(who)).map(([route]) => route)

describe('without a token', () => {
  let shops: readonly [TestShop, TestShop]
  let operations: ReadonlyArray<Operation>
  beforeAll(async () => {
    const shop = await testShop()
    shops = [shop, await besides(shop)]
    operations = await operationsOf(shop.url)
  })
  afterAll(async () => {
    await shops?.[1].stop()
    await shops?.[0].stop()
  })

  const broken = { headers: { 'Content-Type': 'text/nonsense' }, body: '{ broken' }

  it.each(closed)('AUTHZ-02: %s is refused before anything of it is read, on every instance', async (route) => {
    const found = operations.find(({ method, path }) => `${method} ${path}` === route)
    const operation = found ?? expect.fail('no such route')
    for (const { url } of shops)
      for (const path of [pathWith(operation), `${pathWith(operation).split('?')[0]}?unknown=1&unknown=2`]) {
        const answer = await ask(url, path, { method: operation.method, ...broken })
        expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED'])
        expect(answer.json.errors).toBeUndefined()
      }
  })

  it.each(closed.filter((route) => /^(POST|PUT|PATCH) /.test(route)))(
    'AUTHZ-02: a body of %s that never comes is not waited for',
    async (route) => {
      const path = route.slice(route.indexOf(' ') + 1).replace(/\{\w+\}/g, 'x')
      const head = `${route.split(' ')[0]} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
      const answer = await raw(shops[0].port, `${head}Content-Length: 1000\r\n\r\n`, 500)
      expect(statusOf(answer)).toBe(401)
    },
  )
})
