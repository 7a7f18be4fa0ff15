import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E } from '../../../src/domain/kernel/fp.ts'
import { integrationSlug, longestSlug, requestDescription, requestTitle } from '../../../src/domain/requests/brief.ts'

describe('what a brief is made of', () => {
  it.each([
    ['a title', requestTitle, 200],
    ['a description', requestDescription, 10_000],
  ] as const)('%s has from 1 character to its most, however many bytes each takes', (_, rule, most) => {
    expect(rule('')).toMatchObject(E.left({ code: 'too_short' }))
    expect(rule('🌍'.repeat(most))).toEqual(E.right('🌍'.repeat(most)))
    expect(rule('🌍'.repeat(most + 1))).toMatchObject(E.left({ code: 'too_long' }))
  })

  it.each(['google-sheets', 'n8n', '1', 'a'.repeat(longestSlug)])('"%s" names an integration', (slug) => {
    expect(integrationSlug(slug)).toEqual(E.right(slug))
  })

  it.each([
    ['', 'too_short'],
    ['a'.repeat(longestSlug + 1), 'too_long'],
    ['Google Sheets', 'invalid_characters'],
    ['google_sheets', 'invalid_characters'],
    ['gmail\n', 'invalid_characters'],
    ['é', 'invalid_characters'],
  ])('%j is refused as %s', (slug, code) => {
    expect(integrationSlug(slug)).toMatchObject(E.left({ code }))
  })

  it('keeps a slug exactly as it came, or refuses it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const outcome = integrationSlug(text)
        expect(E.isRight(outcome)).toBe(/^[a-z0-9-]{1,60}$/.test(text))
        if (E.isRight(outcome)) expect(outcome.right).toBe(text)
      }),
    )
  })
})
