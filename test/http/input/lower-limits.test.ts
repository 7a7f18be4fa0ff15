import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { priced, stockedItem } from '../support/delivered.ts'
import { buyer } from '../support/people.ts'

/** Takes every call and answers none. */
const silence = createServer(() => undefined)

const address = (length: number): string => 'http://app.example/'.padEnd(length, 'x')

describe('limits that were lowered', () => {
  let shop: TestShop
  beforeAll(async () => {
    await new Promise<void>((done) => silence.listen(0, '127.0.0.1', done))
    shop = await testShop({
      PAYSTACK_BASE_URL: `http://127.0.0.1:${(silence.address() as AddressInfo).port}`,
      RETURN_URLS: ['http://app.example/', address(40), address(41)].join(),
      LIMIT_PAYSTACK_MS: '400',
      LIMIT_RETURN_URL_CHARACTERS: '40',
      LIMIT_SEARCH_CHARACTERS: '10',
    })
  })
  afterAll(async () => {
    await shop?.stop()
    silence.closeAllConnections()
    silence.close()
  })

  const paying = async (returnUrl: string) => {
    const [person, item] = [await buyer(shop), await stockedItem(shop, { price: priced })]
    return ask(shop.url, '/api/payment/initialize', {
      headers: bearer(person.accessToken),
      body: { workflowId: item.id, returnUrl },
    })
  }

  it('hold for a text that is searched for, in code points, and stand in the document', async () => {
    const looked = (q: string) => ask(shop.url, `/api/workflows?q=${encodeURIComponent(q)}`)
    expect((await looked('\u{1f600}'.repeat(10))).status).toBe(200)
    const refused = await looked('a'.repeat(11))
    expect(refused.status).toBe(422)
    expect(refused.json.errors).toEqual([
      { pointer: '?q', code: 'too_long', message: 'must have at most 10 characters' },
    ])
    const { paths } = (await ask(shop.url, '/api/openapi.json')).json
    const { schema } = paths['/api/workflows'].get.parameters.find(({ name }: { name: string }) => name === 'q')
    expect(schema.maxLength).toBe(10)
  })

  it('hold for where a payment returns to', async () => {
    expect((await paying(address(41))).status).toBe(422)
    expect((await paying(address(40))).status).toBe(503)
  })

  it('hold for how long Paystack is waited for', async () => {
    const startedAt = performance.now()
    expect((await paying('http://app.example/')).status).toBe(503)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })
})
