import { describe, expect, it } from 'vitest'
import { O } from '../../src/domain/kernel/fp.ts'
import { succeed } from '../contract/both.ts'
import { adapterAt } from './support/adapter.ts'
import { fakePaystack, says } from './support/fake-paystack.ts'

const reference = 'VX-OF-THE-CHECKOUT'

/** A verification as Paystack writes one, with what a test changes of its data. */
const verification = (data: object) => ({
  status: true,
  message: 'Verification successful',
  data: {
    id: 4099260516,
    domain: 'test',
    status: 'success',
    reference,
    amount: 500_000,
    requested_amount: 500_000,
    currency: 'NGN',
    fees: 17_500,
    paid_at: '2026-03-02T09:05:00.000Z',
    metadata: '',
    ...data,
  },
})

const read = async (body: unknown, settings = {}) => {
  const { url } = await fakePaystack(says(200, body))
  return adapterAt(url, settings).verify(reference)()
}
const payment = async (data: object, settings = {}) => {
  const found = await succeed(async () => read(verification(data), settings))
  if (O.isNone(found)) throw new Error('there should be a payment')
  return found.value
}

describe("what Paystack's answers mean", () => {
  it.each([
    ['success', 'success'],
    ['reversed', 'reversed'],
    ['reversal-pending', 'reversed'],
    ['failed', 'failed'],
    ['abandoned', 'waiting'],
    ['ongoing', 'waiting'],
    ['pending', 'waiting'],
    ['processing', 'waiting'],
    ['queued', 'waiting'],
    ['Success', 'success'],
    ['frozen', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
  ])('"%s" is %s', async (word, status) => {
    expect(await payment({ status: word })).toMatchObject({ status, word })
  })

  it.each([
    ['numbers', { amount: 507_500, requested_amount: 500_000, fees: 7_500 }],
    ['text', { amount: '507500', requested_amount: '500000', fees: '7500' }],
  ])('amounts are read from %s', async (_, amounts) => {
    expect(await payment(amounts)).toMatchObject({ amount: 507_500, requestedAmount: 500_000, fees: 7_500 })
  })

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
    ['a fraction', 500_000.5],
    ['negative', -1],
    ['in words', 'five thousand'],
    ['text of a fraction', '500000.00'],
    ['beyond what a number holds', '9007199254740993'],
  ])('what was asked for is unknown when it is %s', async (_, requested_amount) => {
    expect(await payment({ requested_amount })).toMatchObject({ amount: 500_000, requestedAmount: null })
  })

  it('fees that cannot be read are none', async () => {
    expect(await payment({ fees: null })).toMatchObject({ fees: 0 })
  })

  it.each([
    ['as a number of 32 bits', '4099260516', '4099260516'],
    ['as a number beyond 2^53', '18446744073709551615', '18446744073709551615'],
    ['as text', '"9007199254740993"', '9007199254740993'],
  ])('its own number of a payment stays exact %s', async (_, written, expected) => {
    const text = JSON.stringify(verification({ id: 'HERE' })).replace('"HERE"', written)
    const found = await succeed(async () => read(text))
    expect(found).toMatchObject({ value: { providerId: expected } })
  })

  it.each([0, '', null, {}, { a: '1' }, [], 'text'])(
    'metadata may be %j: nothing of it is believed',
    async (metadata) => {
      expect(await payment({ metadata })).toMatchObject({ status: 'success', reference })
    },
  )

  it.each([
    [{ paid_at: '2026-03-02T09:05:00.000Z' }, '2026-03-02T09:05:00.000Z'],
    [{ paid_at: null, paidAt: '2026-03-02T09:06:00.000Z' }, '2026-03-02T09:06:00.000Z'],
    [{ paid_at: null }, null],
    [{ paid_at: 'yesterday' }, null],
  ])('the time of %j is %s', async (times, expected) => {
    expect((await payment(times)).paidAt?.toISOString() ?? null).toBe(expected)
  })

  it.each([
    ['live', 'live'],
    ['test', 'test'],
    ['LIVE', 'test'],
    [undefined, 'test'],
  ])('money of the domain %j is %s money', async (domain, mode) => {
    expect(await payment({ domain })).toMatchObject({ mode })
  })

  it('the key says which kind of money is ours', () => {
    expect(adapterAt('http://127.0.0.1:9').mode).toBe('test')
    expect(adapterAt('http://127.0.0.1:9', { secretKey: 'sk_live_of_the_shop' }).mode).toBe('live')
  })

  it('a reference other than the one asked for is passed on, to be looked at', async () => {
    expect(await payment({ reference: 'VX-OF-ANOTHER' })).toMatchObject({ reference: 'VX-OF-ANOTHER' })
  })

  it.each([
    ['no data', { data: undefined }],
    ['no status', { data: { ...verification({}).data, status: undefined } }],
    ['no amount', { data: { ...verification({}).data, amount: null } }],
    ['a negative amount', { data: { ...verification({}).data, amount: -500_000 } }],
    ['a fraction of an amount', { data: { ...verification({}).data, amount: 4_999.99 } }],
    ['no currency', { data: { ...verification({}).data, currency: '' } }],
    ['data that is a list', { data: [verification({}).data] }],
    ['a status of its own that is no', { status: false }],
    ['a status of its own in words', { status: 'true' }],
  ])('an answer with %s says nothing', async (_, change) => {
    expect(await read({ ...verification({}), ...change })).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })

  it.each([
    [404, { code: 'transaction_not_found', message: 'Transaction reference not found.' }],
    [400, { code: 'transaction_not_found', message: 'Transaction reference not found.' }],
    [400, { message: 'Transaction reference not found' }],
    [404, { message: 'TRANSACTION REFERENCE NOT FOUND.' }],
    [404, { message: 'Entity not found' }],
  ])('it knows no such payment: %i %j', async (status, body) => {
    const { url } = await fakePaystack(says(status, { status: false, ...body }))
    expect(await adapterAt(url).verify(reference)()).toEqual({ _tag: 'Right', right: O.none })
  })

  it.each([
    [401, { code: 'invalid_Key', message: 'Invalid key' }],
    [404, { message: 'Endpoint not found' }],
    [400, {}],
    [500, { code: 'transaction_not_found' }],
  ])('it does not say so by %i %j', async (status, body) => {
    const { url } = await fakePaystack(says(status, { status: false, ...body }))
    expect(await adapterAt(url).verify(reference)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })
})
