import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersWrong, resembling } from '../../../../src/domain/catalogue/search/resembling.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 0, maxLength: 9 })

describe('letters that are wrong', () => {
  it.each([
    ['invoice', 'invoice', 0],
    ['invocie', 'invoice', 1],
    ['invoic', 'invoice', 1],
    ['innvoice', 'invoice', 1],
    ['invoise', 'invoice', 1],
    ['', 'abc', 3],
    ['счет', 'счёт', 1],
  ])('from %s to %s are %d', (from, to, wrong) => expect(lettersWrong(from, to)).toBe(wrong))

  it('are as many either way, none between the same, and at least as many as lengths differ', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const wrong = lettersWrong(a, b)
        expect(wrong).toBe(lettersWrong(b, a))
        expect(wrong === 0).toBe(a === b)
        expect(wrong).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        expect(wrong).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})

describe('words that resemble one', () => {
  it('are the nearest alone', () => {
    expect(resembling('slakc', ['slack', 'slick', 'block'])).toEqual(['slack'])
    expect(resembling('automatoin', ['automation', 'automatic'])).toEqual(['automation'])
    expect(resembling('telegrma', ['telegraph', 'telegram'])).toEqual(['telegram'])
  })

  it('are never of short words, of numbers, or of scripts without spaces', () => {
    expect(resembling('cvs', ['csv'])).toEqual([])
    expect(resembling('n8nn', ['n8n'])).toEqual([])
    expect(resembling('发票发票', ['发票自票'])).toEqual([])
  })

  it('are five at most, in the order of their letters', () => {
    expect(resembling('mail', ['maila', 'mailf', 'mailb', 'mailc', 'maild', 'maile'])).toEqual([
      'maila',
      'mailb',
      'mailc',
      'maild',
      'maile',
    ])
  })
})
