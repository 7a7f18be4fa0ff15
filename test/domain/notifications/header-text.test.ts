import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerText } from '../../../src/domain/notifications/header-text.ts'

describe('text in a header', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['Ada\r\nBcc: everybody@example.com', 'Ada Bcc: everybody@example.com'],
    ['Ada\u2028\u2029\u0085\u000b\u0000Lovelace', 'Ada Lovelace'],
    ['\u202Eacevol adA', 'acevol adA'],
    ['  Инвойсы →  表  ', 'Инвойсы → 表'],
    ['a\ud800b', 'a\ufffdb'],
  ])('of %j is %j', (text, line) => {
    expect(headerText(text)).toBe(line)
  })

  it('is one line of at most 200 characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (text) => {
        const line = headerText(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect([...line].length).toBeLessThanOrEqual(200)
      }),
    )
  })
})
