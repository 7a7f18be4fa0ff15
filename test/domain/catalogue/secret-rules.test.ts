import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLookup, isPlaceholder } from '../../../src/domain/catalogue/secrets/placeholder.ts'
import { secretInText } from '../../../src/domain/catalogue/secrets/secret-in-text.ts'
import { isFoundBy } from '../../../src/domain/catalogue/secrets/secret-rule.ts'
import { secretRules } from '../../../src/domain/catalogue/secrets/secret-rules.ts'

describe.each(secretRules.map((rule) => [rule.id, rule] as const))('The rule for %s', (id, rule) => {
  it('has examples and counter-examples', () => {
    expect(rule.examples.length).toBeGreaterThan(0)
    expect(rule.counterExamples.length).toBeGreaterThan(0)
  })

  it('finds its examples, and they are of its kind before any other', () => {
    for (const example of rule.examples) {
      expect(isFoundBy(example)(rule), example).toBe(true)
      expect(secretInText(example)?.id, example).toBe(id)
    }
  })

  it('finds them in the middle of a text', () => {
    for (const example of rule.examples)
      expect(secretInText(`Then use this:\n${example}\nto sign in.`)?.id, example).toBe(id)
  })

  it('finds nothing in its counter-examples, nor does any other', () => {
    for (const example of rule.counterExamples) expect(secretInText(example), example).toBeNull()
  })

  it('has hints that are in every match, and a kind that can be an error code', () => {
    for (const example of rule.examples)
      expect(
        rule.hints.some((hint) => example.toLowerCase().includes(hint)),
        example,
      ).toBe(true)
    for (const hint of rule.hints) expect(hint).toBe(hint.toLowerCase())
    expect(id).toMatch(/^[a-z0-9_]+$/)
    expect(rule.pattern.global).toBe(true)
  })
})

describe('What stands in for a secret is none', () => {
  it.each([
    'YOUR_API_KEY',
    'your-token-here',
    'xxxxxxxxxxxxxxxx',
    '****************',
    '<TOKEN>',
    '[API KEY]',
    'example-token-1',
    'sk-...',
    'REPLACE_WITH_KEY',
    'insert token',
    'changeme',
    'password123',
    'access_token',
    'api-key',
    'test123',
    '1234567890',
    '你的令牌',
    'postgres',
  ])('%j', (text) => expect(isPlaceholder(text)).toBe(true))

  it.each(['u91c03-ed', 'kittens4candy', '9f2c4b7a1e8d3f6a5c0b', 'A7d-f92hQ'])('but %j may be one', (text) =>
    expect(isPlaceholder(text)).toBe(false),
  )

  it.each(['={{ $json.token }}', `Bearer ${'$'}{TOKEN}`, '$env.KEY', 'process.env.KEY', '=$json.key', '%API_KEY%'])(
    '%j is looked up when it runs',
    (text) => expect(isLookup(text)).toBe(true),
  )
})

describe('Looking for secrets', () => {
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => secretInText(text)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    'a',
    'eyJ',
    '/eyJ.eyJ.',
    'token=',
    'Bearer ',
    '://a:',
    'http://a:b',
    '-----BEGIN PRIVATE KEY-----',
    '?key=',
    'sk-',
    'AKIA',
    '"password":"',
    'x1',
    '1:',
    'A.',
  ])('in %j again and again takes time in proportion to the length', (part) => {
    const text = part.repeat(Math.ceil(200_000 / part.length))
    const began = performance.now()
    expect(secretInText(text)?.id).not.toBe('')
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
