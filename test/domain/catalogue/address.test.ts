import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesFor } from '../../../src/domain/catalogue/address.ts'
import { categoriesOf, categoryNamed } from '../../../src/domain/catalogue/category.ts'
import { wordsOf } from '../../../src/domain/catalogue/words-of.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

const id = '019e1c2a-3b4c-7d5e-8f60-718293a4b5c6'

describe('the address of a workflow', () => {
  it('follows its title, then a number, then its id', () => {
    expect(addressesFor('Über Bücher', id)).toEqual([
      'uber-bucher',
      'uber-bucher-2',
      'uber-bucher-3',
      'uber-bucher-93a4b5c6',
      `uber-bucher-${id}`,
    ])
  })

  it('never looks like an id, and is made of a–z, 0–9 and hyphens', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.uuid()), (title) => {
        for (const address of addressesFor(title, id)) {
          expect(address).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          expect(address).not.toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        }
      }),
    )
  })
})

describe('a category', () => {
  it('that a workflow names is called after its slug', () => {
    expect(categoriesOf(['lead-generation', 'ai'])).toEqual([
      { slug: 'lead-generation', name: 'Lead generation' },
      { slug: 'ai', name: 'Ai' },
    ])
  })

  it('has a slug after its name, if that makes one', () => {
    expect(categoryNamed('Büro & Post')).toEqual(E.right({ slug: 'buro-post', name: 'Büro & Post' }))
    expect(categoryNamed('发票')).toMatchObject(E.left({ code: 'required' }))
    expect(categoryNamed('x'.repeat(61))).toMatchObject(E.left({ code: 'required' }))
  })
})

describe('the words of a search', () => {
  it('are what stands between spaces, each once, ten at most', () => {
    expect(wordsOf('  slack  to\u3000slack sheets ')).toEqual(['slack', 'to', 'sheets'])
    expect(wordsOf(' \t ')).toBeNull()
    expect(wordsOf('')).toBeNull()
    expect(wordsOf(Array.from({ length: 30 }, (_, index) => `w${index}`).join(' '))).toHaveLength(10)
  })
})
