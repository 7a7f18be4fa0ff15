import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { below, pointerToken } from '../../../src/domain/kernel/pointer.ts'

/** RFC 6901, section 4: the escapes undone in the order that it names. */
const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

describe('A JSON pointer', () => {
  it('names members and places of lists, each behind a slash', () => {
    expect(below('/document', 'nodes', 3, 'parameters', 'a/b~c')).toBe('/document/nodes/3/parameters/a~1b~0c')
    expect(below('', '')).toBe('/')
    expect(below('/document')).toBe('/document')
  })

  it('is read back as the names that it was made of', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((each) => !each.includes('\0'))
    fc.assert(
      fc.property(fc.array(name), (names) => {
        expect(
          below('', ...names)
            .split('/')
            .slice(1)
            .map(unescaped),
        ).toEqual(names)
      }),
    )
  })

  it('stays short and storable whatever a name holds', () => {
    expect(pointerToken('x'.repeat(100_000))).toBe(`${'x'.repeat(200)}…`)
    expect(pointerToken('a\0b\ud800')).toBe('a�b�')
    expect(pointerToken(`${'x'.repeat(199)}😀`).isWellFormed()).toBe(true)
  })
})
