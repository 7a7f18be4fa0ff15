import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/domain/catalogue/content-key.ts'
import { valueChanges, withChanges } from '../../../../src/domain/catalogue/diff/value-changes.ts'

const object = fc
  .dictionary(fc.constantFrom('a', 'b', '0', '__proto__', 'constructor', 'a/b'), fc.jsonValue({ maxDepth: 4 }))
  .map((value): Record<string, unknown> => JSON.parse(JSON.stringify(value)))

describe('What changed in a value', () => {
  it('is told at the deepest place', () =>
    expect(valueChanges({ a: { b: [1, { c: 2 }] }, d: 1 }, { a: { b: [1, { c: 3 }] }, e: null })).toEqual([
      { path: ['a', 'b', 1, 'c'], before: 2, after: 3 },
      { path: ['d'], before: 1 },
      { path: ['e'], after: null },
    ]))

  it('is the whole value where its kind changed', () =>
    expect(valueChanges({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: ['a'], before: [1], after: { 0: 1 } }]))

  it('tells items that a list gained and lost', () => {
    expect(valueChanges({ a: [1] }, { a: [1, 2] })).toEqual([{ path: ['a', 1], after: 2 }])
    expect(valueChanges({ a: [1, 2, 3] }, { a: [1] })).toEqual([
      { path: ['a', 1], before: 2 },
      { path: ['a', 2], before: 3 },
    ])
  })

  it('does not see the order of members', () => expect(valueChanges({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]))

  it('leads from the one to the other', () =>
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(canonicalJson(withChanges(before, valueChanges(before, after)))).toBe(canonicalJson(after))
      }),
    ))
})
