import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwned, leadingSource, type Source, statusOf, withSource } from '../../../src/domain/delivery/entitlement.ts'
import { anEntitlement, aSource, someTime } from './examples.ts'

const arbitrarySource: fc.Arbitrary<Source> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('sale', 'free_claim', 'grant', 'custom_request'),
  originId: fc.constantFrom('one', 'two', 'three'),
  status: fc.constantFrom('good', 'suspended', 'revoked'),
  createdAt: fc.integer({ min: 0, max: 1_000 }).map((ms) => new Date(someTime.getTime() + ms)),
})
const sources = fc.array(arbitrarySource, { maxLength: 6 })

describe('a right to an item', () => {
  it.each([
    [['good'], 'active'],
    [['suspended'], 'suspended'],
    [['revoked'], 'revoked'],
    [['revoked', 'good'], 'active'],
    [['suspended', 'good'], 'active'],
    [['revoked', 'suspended'], 'suspended'],
    [['revoked', 'revoked'], 'revoked'],
    [[], 'revoked'],
  ] as const)('with sources that are %j is %s', (statuses, expected) => {
    const held = anEntitlement(...statuses.map((status, at) => aSource({ id: `${at}`, originId: `${at}`, status })))
    expect(statusOf(held)).toBe(expected)
    expect(isOwned(held)).toBe(expected !== 'revoked')
  })

  it('is active exactly when a source is good, in whatever order they came', () => {
    fc.assert(
      fc.property(sources, (all) => {
        expect(statusOf({ sources: all }) === 'active').toBe(all.some(({ status }) => status === 'good'))
        expect(statusOf({ sources: all.toReversed() })).toBe(statusOf({ sources: all }))
      }),
    )
  })

  it('takes a source once, however often it comes', () => {
    fc.assert(
      fc.property(sources, arbitrarySource, (all, source) => {
        const once = withSource(anEntitlement(...all), source)
        expect(withSource(once, { ...source, id: 'another', status: 'good' })).toBe(once)
        expect(once.sources.length - all.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('names the newest good source, else the newest', () => {
    const old = aSource({ id: 'old', createdAt: new Date('2026-01-01T00:00:00.000Z') })
    const lost = aSource({ id: 'lost', status: 'revoked', createdAt: new Date('2026-02-01T00:00:00.000Z') })
    expect(leadingSource({ sources: [lost, old] })).toBe(old)
    expect(leadingSource({ sources: [lost, { ...old, status: 'suspended' }] })).toBe(lost)
    expect(leadingSource({ sources: [] })).toBeNull()
  })
})
