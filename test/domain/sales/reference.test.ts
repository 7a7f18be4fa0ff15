import { describe, expect, it } from 'vitest'
import { E } from '../../../src/domain/kernel/fp.ts'
import { reference, referenceCharacters, referenceFrom } from '../../../src/domain/sales/reference.ts'

describe('a payment reference', () => {
  it('holds at least 128 random bits', () => {
    expect(referenceCharacters * Math.log2(36)).toBeGreaterThanOrEqual(128)
  })

  it('made of random characters is one', () => {
    const made = referenceFrom('A0Z9'.repeat(7).slice(0, referenceCharacters))
    expect(reference(made)).toEqual(E.right(made))
  })

  it.each([
    '',
    'VX-SHORT',
    'VX_UNDERSCORES_ARE_NOT',
    'VX-A REFERENCE WITH BLANKS',
    `VX-${'A'.repeat(98)}`,
    'VX-ÄÖÜÄÖÜÄÖÜÄÖÜ',
  ])('is not %j', (text) => {
    expect(reference(text)).toMatchObject({ left: { code: 'invalid_reference' } })
  })
})
