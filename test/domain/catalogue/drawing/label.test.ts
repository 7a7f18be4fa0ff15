import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelLines } from '../../../../src/domain/catalogue/drawing/label.ts'
import { escaped, plainText } from '../../../../src/domain/catalogue/drawing/plain-text.ts'

describe('A label', () => {
  it('breaks between words', () =>
    expect(labelLines('Get organisation details', 15, 2)).toEqual(['Get', 'organisation d…']))

  it('is left alone where it fits', () => expect(labelLines('Set fields', 15, 2)).toEqual(['Set fields']))

  it('breaks a word that is longer than a line', () =>
    expect(labelLines('stats_aggregate_creators', 15, 2)).toEqual(['stats_aggregate', '_creators']))

  it('breaks such a word where its parts meet', () => {
    expect(labelLines('gemini-2.0-flash-lite', 13, 2)).toEqual(['gemini-2.0-', 'flash-lite'])
    expect(labelLines('executeWorkflowTrigger', 18, 2)).toEqual(['executeWorkflow', 'Trigger'])
  })

  it('leaves no letter lost on the next line', () =>
    expect(labelLines('Conversational memory', 13, 2)).toEqual(['Conversatio', 'nal memory']))

  it('gives wide letters the room that they need', () =>
    expect(labelLines('获取所有客户数据并发送电子邮件', 14, 1)).toEqual(['获取所有客户数…']))

  it('does not cut a letter that is made of several characters', () =>
    expect(labelLines('👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', 4, 1)).toEqual(['👩🏽‍🚀…']))

  it('has no more lines than it may, and loses nothing without an ellipsis', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 20 }), (name, room) => {
        const text = plainText(name)
        const lines = labelLines(text, room, 2)
        expect(lines.length).toBeLessThanOrEqual(2)
        if (!lines.at(-1)?.endsWith('…')) expect(lines.join('')).toBe(lines.length < 2 ? text : joined(text, lines))
      }),
    ))
})

/** The text without the space that a line break took the place of. */
const joined = (text: string, [first = '', second = '']: ReadonlyArray<string>): string =>
  text.slice(0, first.length) + text.slice(first.length).trimStart().slice(0, second.length)

describe('A plain text', () => {
  it('has no control characters, turners or lone surrogates', () =>
    expect(plainText('a\u0000b\u202ec\ud800d\u2066e\u200bf\ufffeg')).toBe('a bc\ufffddef g'))

  it('keeps the joiners that scripts and emoji are spelt with', () =>
    expect(plainText('می\u200cخواهم 👩\u200d🚀')).toBe('می\u200cخواهم 👩\u200d🚀'))

  it('does not let marks pile up', () => expect(plainText(`Z${'\u0301'.repeat(200)}`)).toHaveLength(5))

  it('is at most a thousand characters long', () => expect(plainText('x'.repeat(5_000))).toHaveLength(1_000))

  it('is escaped for XML', () => expect(escaped(`<a b="c">&'`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&apos;'))
})
