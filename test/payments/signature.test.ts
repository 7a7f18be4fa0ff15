import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSigned } from '../../src/adapters/payments/paystack.signature.ts'

const key = 'sk_test_of_the_shop'
const previousKey = 'sk_test_of_last_year'
const signed = (bytes: Uint8Array, by = key): string => createHmac('sha512', by).update(bytes).digest('hex')
const text = (body: string): Uint8Array => new TextEncoder().encode(body)

const body = text('{"event":"charge.success","data":{"reference":"VX-REFERENCE","amount":500000}}')
const good = signed(body)

describe("Paystack's signature", () => {
  it.each([
    ['is missing', []],
    ['is empty', ['']],
    ['is a digit short', [good.slice(1)]],
    ['is a digit long', [`${good}0`]],
    ['is in upper case', [good.toUpperCase()]],
    ['is no hexadecimal', ['z'.repeat(128)]],
    ['comes twice', [good, good]],
    ['comes with another', [good, signed(text('{}'))]],
    ['has a blank around it', [` ${good}`]],
    ['is in the form with a time', [`t=1700000000,v1=key:${good}`]],
    ['is by another key', [signed(body, 'sk_test_of_somebody_else')]],
    ['is by an empty key', [createHmac('sha512', '').update(body).digest('hex')]],
    ['is of another hash', [createHmac('sha256', key).update(body).digest('hex').repeat(2)]],
  ])('is refused when it %s', (_, signatures) => {
    expect(isSigned(body, signatures, [key])).toBe(false)
  })

  it.each([
    ['odd spacing', '{ "data" : {\n\t"reference": "VX-REFERENCE" } , "event":"charge.success" }'],
    ['another order of members', '{"data":{"reference":"VX-REFERENCE"},"event":"charge.success"}'],
    ['escapes that need not be', '{"event":"charge\\u002esuccess","data":{"url":"https:\\/\\/shop.example"}}'],
    ['a newline at the end', '{"event":"charge.success"}\n'],
    ['numbers that a parser would write otherwise', '{"amount":500000.0,"id":12345678901234567890}'],
    ['bytes that are no text', '\u0000\ufffd'],
    ['nothing at all', ''],
  ])('is over the very bytes: %s', (_, sent) => {
    expect(isSigned(text(sent), [signed(text(sent))], [key])).toBe(true)
  })

  it('over a body that was parsed and written again is refused', () => {
    const spaced = '{ "event": "charge.success" }'
    const rewritten = JSON.stringify(JSON.parse(spaced))
    expect(isSigned(text(spaced), [signed(text(rewritten))], [key])).toBe(false)
  })

  it('is good by either key while the key is being changed, and by no key when there is none', () => {
    expect(isSigned(body, [signed(body, previousKey)], [key, previousKey])).toBe(true)
    expect(isSigned(body, [good], [key, previousKey])).toBe(true)
    expect(isSigned(body, [signed(body, previousKey)], [key])).toBe(false)
    expect(isSigned(body, [good], [])).toBe(false)
  })

  it('P18: is good over any bytes, and over no others', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (sent, place, bit) => {
        const signature = signed(sent)
        expect(isSigned(sent, [signature], [key])).toBe(true)
        const at = place % sent.length
        const changed = sent.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
        expect(isSigned(changed, [signature], [key])).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('that differs in one bit is refused', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(7), (byte, bit) => {
        const changed = Buffer.from(good, 'hex')
        changed.writeUInt8(changed.readUInt8(byte) ^ (1 << bit), byte)
        expect(isSigned(body, [changed.toString('hex')], [key])).toBe(false)
      }),
    )
  })

  it('of any text at all never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 3 }), (signatures) => {
        expect(isSigned(body, signatures, [key])).toBe(false)
      }),
    )
  })
})
