import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { liveSchedule, testSchedule } from '../../../sandbox/paystack/webhooks/retry-schedule.ts'
import { at, events, KEY, startUnderTest, type UnderTest } from './sandbox-under-test.ts'
import type { Received } from './webhook-receiver.ts'

const HOUR_MS = 3_600_000

const payOne = async ({ initialize, control }: UnderTest, reference = 'r', key = KEY) => {
  await initialize({ reference }, key)
  await control('POST', `/transactions/${reference}/pay`)
}

const signature = (bytes: Buffer, key = KEY) => createHmac('sha512', key).update(bytes).digest('hex')
const eventOf = ({ bytes }: Received): unknown => JSON.parse(bytes.toString())
const webhook = async ({ control }: UnderTest) => at(await control('GET', '/webhooks'), 'items.0')
const advance = ({ control }: UnderTest, advanceMs: number) => control('PUT', '/clock', { advanceMs })

const settled = async (under: UnderTest, attempts: number) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (at(await under.control('GET', '/webhooks'), `items.0.attempts.${attempts - 1}`) !== undefined) return
    await pause(5)
  }
  throw new Error(`there were no ${attempts} attempts`)
}

describe('the webhook of a payment', () => {
  it('comes at once, as charge.success in the shape of today', async () => {
    const under = await startUnderTest()
    await payOne(under)
    const [received] = await under.shop.count(1)
    const id = at(await under.verify('r'), 'data.id')
    expect(received?.path).toBe('/api/payment/webhook')
    expect(received && eventOf(received)).toMatchObject({
      event: 'charge.success',
      data: {
        id,
        domain: 'test',
        status: 'success',
        reference: 'r',
        amount: 250_000,
        requested_amount: 250_000,
        fees: 13_750,
        metadata: '',
        log: null,
        plan: {},
        authorization: { last4: '4081', receiver_bank: null, receiver_bank_account_number: null },
        customer: { email: 'ada@example.com', international_format_phone: null },
        source: { type: 'api', source: 'merchant_api', entry_point: 'transaction_initialize', identifier: null },
      },
    })
  })

  it('is signed over its bytes with the key that initialised the transaction', async () => {
    const under = await startUnderTest()
    await payOne(under, 'first')
    await payOne(under, 'second', 'sk_test_other')
    const [first, second] = await under.shop.count(2)
    if (first === undefined || second === undefined) throw new Error('two webhooks were counted')
    expect(first.headers['x-paystack-signature']).toBe(signature(first.bytes))
    expect(first.headers['x-paystack-signature']).toMatch(/^[0-9a-f]{128}$/)
    expect(second.headers['x-paystack-signature']).toBe(signature(second.bytes, 'sk_test_other'))
    expect(first.headers['content-type']).toBe('application/json')
  })

  it('is listed with its answer', async () => {
    const under = await startUnderTest()
    await payOne(under)
    await settled(under, 1)
    expect(await webhook(under)).toEqual({
      id: 1,
      event: 'charge.success',
      reference: 'r',
      url: under.shop.url,
      payload: events(under)[0],
      createdAt: expect.any(String),
      attempts: [{ at: expect.any(String), status: 200 }],
      delivered: true,
      nextAttemptAt: null,
    })
  })

  it('never comes for a payment that did not succeed', async () => {
    const under = await startUnderTest()
    await under.initialize({ reference: 'r' })
    await under.control('POST', '/transactions/r/pay', { card: 'declined' })
    await under.control('POST', '/transactions/r/pay', { card: 'wrong-pin' })
    expect(at(await under.control('GET', '/webhooks'), 'items')).toEqual([])
  })
})

describe('what was not acknowledged', () => {
  it.each([201, 204, 302, 401, 503])('is tried again: %i is no 200', async (status) => {
    const under = await startUnderTest()
    under.shop.answerWith(status)
    await payOne(under)
    await settled(under, 1)
    expect(await webhook(under)).toMatchObject({ delivered: false, attempts: [{ status }] })
    under.shop.answerWith(200)
    await advance(under, HOUR_MS)
    expect(await webhook(under)).toMatchObject({ delivered: true, attempts: [{ status }, { status: 200 }] })
  })

  it('is tried every hour for ten hours, then given up', async () => {
    const under = await startUnderTest()
    under.shop.answerWith(500)
    await payOne(under)
    await settled(under, 1)
    await advance(under, HOUR_MS - 60_000)
    expect(under.shop.received).toHaveLength(1)
    await advance(under, 60_000)
    expect(under.shop.received).toHaveLength(2)
    await advance(under, 24 * HOUR_MS)
    expect(under.shop.received).toHaveLength(11)
    const attempts = at(await under.control('GET', '/webhooks'), 'items.0.attempts')
    const times = Array.isArray(attempts) ? attempts.map((each: { at: string }) => Date.parse(each.at)) : []
    const hours = times.map((time) => Math.round((time - (times[0] ?? 0)) / HOUR_MS))
    expect(hours).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(await webhook(under)).toMatchObject({ delivered: false, nextAttemptAt: null })
  })

  it('carries the same bytes and signature each time', async () => {
    const under = await startUnderTest()
    under.shop.answerWith(500)
    await payOne(under)
    await settled(under, 1)
    await advance(under, 2 * HOUR_MS)
    const bodies = new Set(
      (await under.shop.count(3)).map(({ bytes, headers }) => `${headers['x-paystack-signature']} ${bytes}`),
    )
    expect(bodies.size).toBe(1)
  })

  it('stays so when nobody answers at all', async () => {
    const under = await startUnderTest()
    under.shop.answerWith(null)
    await payOne(under)
    await settled(under, 1)
    expect(await webhook(under)).toMatchObject({
      delivered: false,
      attempts: [{ status: null, error: expect.any(String) }],
    })
    await under.shop.stop()
    await advance(under, HOUR_MS)
    expect(await webhook(under)).toMatchObject({ attempts: [{}, { status: null, error: expect.any(String) }] })
  })

  it('is tried again when the answer takes too long', async () => {
    const under = await startUnderTest({ webhookTimeoutMs: 100 })
    under.shop.answerWith('never')
    await payOne(under)
    await settled(under, 1)
    expect(await webhook(under)).toMatchObject({ delivered: false, attempts: [{ error: 'no answer within 0.1 s' }] })
    under.shop.answerWith(200)
    await advance(under, HOUR_MS)
    expect(await webhook(under)).toMatchObject({ delivered: true, attempts: [{ status: null }, { status: 200 }] })
  })

  it('is tried sooner in a sandbox whose time runs faster', async () => {
    const under = await startUnderTest({ timeScale: 36_000 })
    under.shop.answerWith(500)
    await payOne(under)
    expect(await under.shop.count(3)).toHaveLength(3)
  })
})

describe('the schedules', () => {
  it('are Paystack’s: hourly for ten hours in test mode; every three minutes four times, then hourly for 72 hours live', () => {
    const minutes = (schedule: readonly number[]) => schedule.map((ms) => ms / 60_000)
    expect(minutes(testSchedule)).toEqual([60, 120, 180, 240, 300, 360, 420, 480, 540, 600])
    expect(minutes(liveSchedule).slice(0, 6)).toEqual([3, 6, 9, 12, 72, 132])
    expect(liveSchedule).toHaveLength(76)
  })

  it('can be chosen', async () => {
    const under = await startUnderTest({ schedule: liveSchedule })
    under.shop.answerWith(500)
    await payOne(under)
    await settled(under, 1)
    await advance(under, 12 * 60_000)
    expect(under.shop.received).toHaveLength(5)
  })
})

describe('resending', () => {
  it('delivers again, also what was acknowledged', async () => {
    const under = await startUnderTest()
    await payOne(under)
    await settled(under, 1)
    const answer = await under.control('POST', '/webhooks/1/resend')
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 1, delivered: true, attempts: [{ status: 200 }, { status: 200 }] },
    })
    const [first, second] = await under.shop.count(2)
    expect(second?.bytes).toEqual(first?.bytes)
  })

  it('ends the retries when it is acknowledged', async () => {
    const under = await startUnderTest()
    under.shop.answerWith(500)
    await payOne(under)
    await settled(under, 1)
    under.shop.answerWith(200)
    await under.control('POST', '/webhooks/1/resend')
    await advance(under, 20 * HOUR_MS)
    expect(under.shop.received).toHaveLength(2)
  })

  it('does not know what was never sent', async () => {
    const { control } = await startUnderTest()
    expect((await control('POST', '/webhooks/7/resend')).status).toBe(404)
    expect((await control('POST', '/webhooks/x/resend')).status).toBe(404)
  })
})
