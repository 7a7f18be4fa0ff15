import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descriptionOf, labelOf, licenceOf, summaryOf, titleOf } from '../../../src/domain/catalogue/listing-text.ts'
import { slugOf } from '../../../src/domain/catalogue/slug.ts'
import { versionNumberOf } from '../../../src/domain/catalogue/version-number.ts'
import { E, pipe } from '../../../src/domain/kernel/fp.ts'

const codeOf = (found: E.Either<{ code: string }, unknown>): string =>
  pipe(
    found,
    E.match(
      ({ code }) => code,
      () => 'fine',
    ),
  )

describe('A title', () => {
  it.each([
    ['Invoices to a sheet', 'fine'],
    ['自动发布到飞书', 'fine'],
    ['😀'.repeat(120), 'fine'],
    ['x'.repeat(121), 'too_long'],
    ['', 'too_short'],
    ['   ', 'too_short'],
    ['two\nlines', 'invalid_characters'],
    ['\u202egnp.exe', 'invalid_characters'],
    ['nul\u0000', 'invalid_characters'],
    ['\ud800', 'invalid_characters'],
  ])('%j is %s', (title, code) => expect(codeOf(titleOf(title))).toBe(code))
})

describe('A summary and a description', () => {
  it('have at most 280 and 20,000 characters', () => {
    expect(codeOf(summaryOf('x'.repeat(280)))).toBe('fine')
    expect(codeOf(summaryOf('x'.repeat(281)))).toBe('too_long')
    expect(codeOf(descriptionOf('x'.repeat(20_000)))).toBe('fine')
    expect(codeOf(descriptionOf('x'.repeat(20_001)))).toBe('too_long')
  })

  it('differ in that a description may be empty and have lines', () => {
    expect(codeOf(summaryOf(''))).toBe('too_short')
    expect(codeOf(descriptionOf(''))).toBe('fine')
    expect(codeOf(descriptionOf('# Title\n\ttext'))).toBe('fine')
  })
})

describe('The slug of a category or tag', () => {
  it.each([
    ['sales', 'fine'],
    ['e-mail-2', 'fine'],
    ['', 'too_short'],
    ['a'.repeat(61), 'too_long'],
    ['E-Mail', 'invalid_characters'],
    ['a--b', 'invalid_characters'],
    ['-a', 'invalid_characters'],
    ['a b', 'invalid_characters'],
    ['é', 'invalid_characters'],
  ])('%j is %s', (slug, code) => expect(codeOf(labelOf(slug))).toBe(code))
})

describe('A licence and a version', () => {
  it('is one of those on offer', () => {
    expect(licenceOf('cc-by-4.0')).toEqual(E.right('cc-by-4.0'))
    expect(codeOf(licenceOf('gpl'))).toBe('not_one_of')
  })

  it.each(['1.0.0', '0.1.0', '10.20.30', '1.0.0-beta.1'])('%s is a version', (version) =>
    expect(versionNumberOf(version)).toEqual(E.right(version)),
  )
  it.each(['1', '1.0', 'v1.0.0', ' 1.0.0', '1.0.0 ', '01.0.0', 'latest', '', '1.0.0.0'])('%j is none', (version) =>
    expect(codeOf(versionNumberOf(version))).toBe('invalid_version'),
  )
  it('is not endless', () => expect(codeOf(versionNumberOf(`1.0.0-${'a'.repeat(100)}`))).toBe('too_long'))
})

describe('The address of a title', () => {
  it.each([
    ['Invoices to a sheet', 'invoices-to-a-sheet'],
    ['  Überweisung → Slack!  ', 'uberweisung-slack'],
    ["Anna's ﬁle №5", 'annas-file-no5'],
    ['Straße Łódź İstanbul', 'strasse-lodz-istanbul'],
    ['自动发布', 'workflow'],
    ['🎉', 'workflow'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%j is %s', (title, slug) => expect(slugOf(title)).toBe(slug))

  it('is told apart by a suffix', () => expect(slugOf('自动发布', '7f3a')).toBe('workflow-7f3a'))
  it('is always made of words and single hyphens, and not endless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(slugOf(title).length).toBeLessThanOrEqual(80)
      }),
    )
  })
})
