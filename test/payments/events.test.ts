import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paystackEvents } from '../../src/adapters/payments/paystack.events.ts'
import { E } from '../../src/domain/kernel/fp.ts'

const key = 'sk_test_of_the_shop'
const events = paystackEvents([key])

const read = (body: string | Uint8Array) => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const result = events.read(bytes, [createHmac('sha512', key).update(bytes).digest('hex')])
  if (E.isLeft(result)) throw new Error('a signed event should be read')
  return result.right
}

const charge = (more: object = {}, data: object = {}) =>
  JSON.stringify({ event: 'charge.success', data: { id: 4099260516, reference: 'VX-REFERENCE', ...data }, ...more })

describe('what Paystack sends', () => {
  it('is not read without a good signature', () => {
    expect(events.read(new TextEncoder().encode(charge()), ['0'.repeat(128)])).toMatchObject({
      left: { _tag: 'BadSignature' },
    })
  })

  it('names what happened, and to which payment', () => {
    expect(read(charge())).toMatchObject({ name: 'charge.success', reference: 'VX-REFERENCE' })
  })

  it('is the same fact for one charge, however it is written', () => {
    const { dedupeKey } = read(charge())
    expect(read(charge({}, { metadata: 0, amount: '500000' })).dedupeKey).toBe(dedupeKey)
    expect(read(` ${charge()}\n`).dedupeKey).toBe(dedupeKey)
    expect(read('{"event":"charge\\u002esuccess","data":{"reference":"VX\\u002dREFERENCE"}}').dedupeKey).toBe(dedupeKey)
    expect(read(charge({}, { reference: 'VX-ANOTHER' })).dedupeKey).not.toBe(dedupeKey)
  })

  it('is another fact for other bytes where no charge is named', () => {
    const refund = (amount: number) => JSON.stringify({ event: 'refund.processed', data: { amount } })
    expect(read(refund(1)).dedupeKey).toBe(read(refund(1)).dedupeKey)
    expect(read(refund(1)).dedupeKey).not.toBe(read(refund(2)).dedupeKey)
  })

  it('of refunds and disputes names the payment, wherever Paystack writes its reference', () => {
    const refund = { status: 'pending', transaction_reference: 'VX-REFERENCE', refund_reference: null, amount: '10000' }
    const dispute = {
      id: 358950,
      status: 'pending',
      transaction_reference: null,
      transaction: { reference: 'VX-REFERENCE' },
    }
    for (const [event, data] of [
      ['refund.pending', refund],
      ['charge.dispute.create', dispute],
    ] as const)
      expect(read(JSON.stringify({ event, data }))).toMatchObject({ name: event, reference: 'VX-REFERENCE' })
  })

  it('of a dispute is one fact for its id and state, to the last digit of the id', () => {
    const dispute = (id: string, status: string, more = '') =>
      read(
        `{"event":"charge.dispute.remind","data":{"id":${id},"status":"${status}","transaction":{"reference":"VX"}${more}}}`,
      ).dedupeKey
    const one = dispute('9007199254740995123', 'pending')
    expect(dispute('9007199254740995123', 'pending', ',"note":"again"')).toBe(one)
    expect(dispute('9007199254740995124', 'pending')).not.toBe(one)
    expect(dispute('9007199254740995123', 'resolved')).not.toBe(one)
  })

  it.each([
    ['no data', '{"event":"charge.success"}'],
    ['data that is null', '{"event":"charge.success","data":null}'],
    ['data that is a list', '{"event":"charge.success","data":[]}'],
    ['a reference that is a number', '{"event":"charge.success","data":{"reference":12345678901234567890}}'],
    ['an empty reference', '{"event":"charge.success","data":{"reference":""}}'],
    ['a reference without end', charge({}, { reference: 'V'.repeat(201) })],
    ['a reference that cannot be stored', charge({}, { reference: 'VX-\u0000' })],
  ])('names no payment when it has %s', (_, body) => {
    expect(read(body)).toMatchObject({ name: 'charge.success', reference: null })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '<html></html>'],
    ['JSON cut off', charge().slice(0, -2)],
    ['no object', '"charge.success"'],
    ['an event without a name', '{"data":{}}'],
    ['a name that is no text', '{"event":{"name":"charge.success"}}'],
    ['a name without end', JSON.stringify({ event: 'e'.repeat(101) })],
    ['a lone surrogate for a name', '{"event":"\\ud800"}'],
    ['more nesting than a parser bears', '['.repeat(200_000)],
  ])('that is %s is kept as unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ name: 'unreadable', reference: null })
  })

  it('that is not UTF-8 is kept as unreadable', () => {
    expect(read(Buffer.from(charge(), 'utf16le'))).toMatchObject({ name: 'unreadable' })
  })

  it('is read to something whatever it is', () => {
    const anything = fc.oneof(
      fc.json().map((json) => new TextEncoder().encode(json)),
      fc.uint8Array({ maxLength: 200 }),
      fc.jsonValue().map((data) => new TextEncoder().encode(JSON.stringify({ event: 'charge.success', data }))),
    )
    fc.assert(
      fc.property(anything, (bytes) => {
        const { name, reference, dedupeKey } = read(bytes)
        expect(name.length).toBeLessThanOrEqual(100)
        expect(reference?.length ?? 0).toBeLessThanOrEqual(200)
        expect(dedupeKey.startsWith('charge.success ') || name !== 'charge.success').toBe(true)
      }),
    )
  })
})
