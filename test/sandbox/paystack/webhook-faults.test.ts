import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from '../../../sandbox/paystack/webhooks/encode.ts'
import { signatureOf } from '../../../sandbox/paystack/webhooks/signature.ts'
import { at, events, KEY, startUnderTest, type UnderTest } from './sandbox-under-test.ts'

const payMany = async ({ initialize, control }: UnderTest, count: number) => {
  for (let number = 1; number <= count; number += 1) {
    await initialize({ reference: `r${number}` })
    await control('POST', `/transactions/r${number}/pay`)
  }
}

const set = ({ control }: UnderTest, faults: unknown) => control('PUT', '/faults', faults)
const advance = ({ control }: UnderTest, advanceMs: number) => control('PUT', '/clock', { advanceMs })
const arrivals = ({ shop }: UnderTest): readonly unknown[] =>
  shop.received.map(({ bytes }) => at({ status: 0, body: JSON.parse(bytes.toString()) }, 'data.reference'))

describe('faults of webhooks', () => {
  it('drop: the event is lost on the way, and tried again on the schedule', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { drop: 1 } })
    await payMany(under, 1)
    await advance(under, 1_000)
    expect(under.shop.received).toHaveLength(0)
    expect(at(await under.control('GET', '/webhooks'), 'items.0')).toMatchObject({
      delivered: false,
      attempts: [{ status: null, error: 'dropped by a fault' }],
    })
    await under.control('DELETE', '/faults')
    await advance(under, 3_600_000)
    expect(arrivals(under)).toEqual(['r1'])
  })

  it('duplicate: the event comes twice', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { duplicate: 1 } })
    await payMany(under, 1)
    const [first, second] = await under.shop.count(2)
    expect(second?.bytes).toEqual(first?.bytes)
  })

  it('delayMs: the event comes later by the sandbox’s clock', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { delayMs: 60_000 } })
    await payMany(under, 1)
    await advance(under, 50_000)
    expect(under.shop.received).toHaveLength(0)
    await advance(under, 10_000)
    expect(arrivals(under)).toEqual(['r1'])
  })

  it('reorder: the event is overtaken by the next one', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { reorder: 1 } })
    await payMany(under, 4)
    await under.shop.count(4)
    expect(arrivals(under)).toEqual(['r2', 'r1', 'r4', 'r3'])
  })

  it('reorder: the event waits ten seconds at most when none overtakes it', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { reorder: 1 } })
    await payMany(under, 1)
    expect(under.shop.received).toHaveLength(0)
    await advance(under, 10_000)
    expect(arrivals(under)).toEqual(['r1'])
  })

  it.each(['spaced', 'escaped', 'numbers', 'repeated', 'trailing', 'odd', true])(
    'encoding %s: the same event in other bytes, signed as they are',
    async (encoding) => {
      const under = await startUnderTest()
      await under.initialize({ reference: 'r', metadata: { page: 'https://shop.example/é', list: [true, null] } })
      await set(under, { webhooks: { encoding } })
      await under.control('POST', '/transactions/r/pay')
      const [odd] = await under.shop.count(1)
      await set(under, {})
      await under.control('POST', '/webhooks/1/resend')
      const [, plain] = await under.shop.count(2)
      if (odd === undefined || plain === undefined) throw new Error('two webhooks were counted')
      const [oddEvent, plainEvent] = [odd, plain].map(({ bytes }) => JSON.parse(bytes.toString()))
      expect(oddEvent).toEqual(plainEvent)
      expect(odd.bytes.equals(plain.bytes)).toBe(false)
      const sign = (bytes: Buffer | string) => createHmac('sha512', KEY).update(bytes).digest('hex')
      expect(odd.headers['x-paystack-signature']).toBe(sign(odd.bytes))
      expect(odd.headers['x-paystack-signature']).not.toBe(sign(JSON.stringify(oddEvent)))
    },
  )

  it('alter: the event says what is not so, well signed, and the payment is as it was', async () => {
    const under = await startUnderTest()
    await set(under, { webhooks: { alter: { amount: 1, currency: 'GHS' } } })
    await payMany(under, 1)
    const [received] = await under.shop.count(1)
    expect(events(under)).toMatchObject([{ event: 'charge.success', data: { amount: 1, currency: 'GHS' } }])
    expect(received?.headers['x-paystack-signature']).toBe(signatureOf(received?.bytes ?? Buffer.of(), KEY))
    expect(at(await under.verify('r1'), 'data.amount')).toBe(250_000)
  })

  it('encodings keep the value of any JSON', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('spaced', 'escaped', 'numbers', 'repeated', 'trailing', 'odd'),
        (value, encoding) => {
          const json = JSON.stringify(value)
          expect(JSON.parse(encode(json, encoding).toString())).toEqual(JSON.parse(json))
        },
      ),
    )
  })

  it('are the same again with the same seed, and others with another', async () => {
    const lostWith = async (seed: number) => {
      const under = await startUnderTest()
      await set(under, { webhooks: { drop: 0.5 }, seed })
      await payMany(under, 12)
      await advance(under, 1_000)
      return arrivals(under).toSorted()
    }
    const first = await lostWith(7)
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(12)
    expect(await lostWith(7)).toEqual(first)
    expect(await lostWith(8)).not.toEqual(first)
  })

  it('count events from when they were set, so that what came before does not matter', async () => {
    const lost = async (before: number) => {
      const under = await startUnderTest()
      for (let number = 0; number < before; number += 1) {
        await under.initialize({ reference: `before${number}` })
        await under.control('POST', `/transactions/before${number}/pay`)
      }
      await under.shop.count(before)
      await set(under, { webhooks: { drop: 0.5 }, seed: 'again' })
      await payMany(under, 10)
      await advance(under, 1_000)
      return arrivals(under).slice(before).toSorted()
    }
    expect(await lost(3)).toEqual(await lost(0))
  })
})
