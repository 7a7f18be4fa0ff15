import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { codesOf } from '../support/every-route.ts'
import { buyer, type Person } from '../support/people.ts'

describe('what a body may hold', () => {
  let shop: TestShop
  let ada: Person
  beforeAll(async () => {
    shop = await testShop()
    ada = await buyer(shop)
  })
  afterAll(() => shop?.stop())

  const registering = (body: unknown, headers = {}): Promise<Received> =>
    ask(shop.url, '/api/auth/register', { body, headers })

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
})
