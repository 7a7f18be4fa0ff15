import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Currency, currencies } from '../../src/domain/kernel/money.ts'
import { succeed } from '../contract/both.ts'
import { adapterAt, anOrder, key } from './support/adapter.ts'
import { type Answer, type Asked, fakePaystack, opensPageAt, says } from './support/fake-paystack.ts'

/** Opens every payment, and says of it later what it was asked for. */
const honest = (): Answer => {
  const orders = new Map<string, Asked['json']>()
  return (response, asked) => {
    const { json, method, path } = asked
    if (method === 'POST') {
      orders.set(json.reference, json)
      return opensPageAt(`http://${response.req.headers.host}`)(response, asked)
    }
    const { reference, amount, currency } = orders.get(path.split('/').at(-1) ?? '')
    const data = { id: 1, domain: 'test', status: 'success', reference, amount, requested_amount: amount, currency }
    says(200, { status: true, message: 'Verification successful', data })(response, asked)
  }
}

describe('what is sent to Paystack', () => {
  it('is the order, where to come back to, and where to go on giving up', async () => {
    const { url, asked } = await fakePaystack(honest())
    const order = anOrder(500_000, 'NGN')
    await succeed(adapterAt(url).initialize(order))
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/transaction/initialize',
        authorization: `Bearer ${key}`,
        json: {
          reference: order.reference,
          email: order.email,
          amount: '500000',
          currency: 'NGN',
          callback_url: 'https://shop.example/api/payment/callback',
          metadata: JSON.stringify({ cancel_action: `https://shop.example/payment/${order.reference}` }),
        },
      },
    ])
  })

  it.each([
    ['NGN', 77_700],
    ['GHS', 10],
    ['ZAR', 199],
    ['KES', 30_050],
    ['USD', 1_999],
    ['XOF', 150_000],
  ] as const)('P14: is the exact amount in the minor unit of %s: %i', async (currency, amount) => {
    const { url, asked } = await fakePaystack(honest())
    await succeed(adapterAt(url).initialize(anOrder(amount, currency)))
    expect(asked[0]?.json).toMatchObject({ amount: String(amount), currency })
  })

  it('P14: comes back as it was sent, for every currency and amount', async () => {
    const { url, asked } = await fakePaystack(honest())
    const gateway = adapterAt(url)
    const money = fc.record<{ amount: number; currency: Currency }>({
      amount: fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.maxSafeNat()),
      currency: fc.constantFrom(...currencies),
    })
    await fc.assert(
      fc.asyncProperty(money, async ({ amount, currency }) => {
        const order = anOrder(amount, currency)
        await succeed(gateway.initialize(order))
        expect(asked.at(-1)?.json.amount).toMatch(/^\d+$/)
        expect(await succeed(gateway.verify(order.reference))).toMatchObject({
          value: { amount, requestedAmount: amount, currency },
        })
      }),
    )
  })

  it.each([
    [{ code: 'duplicate_reference', message: 'Duplicate Transaction Reference' }],
    [{ message: 'Duplicate Transaction Reference' }],
    [{ message: 'duplicate transaction reference.' }],
  ])('was sent before, says %j', async (body) => {
    const { url } = await fakePaystack(says(400, { status: false, ...body }))
    expect(await succeed(adapterAt(url).initialize(anOrder()))).toEqual({ outcome: 'known' })
  })

  it('never leads a reference out of its place in the address', async () => {
    const { url, asked } = await fakePaystack(says(404, { status: false, code: 'transaction_not_found' }))
    await succeed(adapterAt(url).verify('../../customer?x=1#'))
    expect(asked[0]?.path).toBe('/transaction/verify/..%2F..%2Fcustomer%3Fx%3D1%23')
  })
})
