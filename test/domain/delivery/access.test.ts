import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workflowStatuses } from '../../../src/domain/catalogue/workflow.ts'
import { download, standingOf } from '../../../src/domain/delivery/access.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { anEntitlement, anItem, aSource } from './examples.ts'

const owned = O.some(anEntitlement(aSource()))
const refused = (_tag: string) => E.left(expect.objectContaining({ _tag }))

describe('downloading', () => {
  it.each(['published', 'unlisted', 'archived', 'draft'] as const)('gives an owner an item that is %s', (status) => {
    expect(download(anItem({ status }), owned, null)).toMatchObject(E.right({ version: { version: '1.0.0' } }))
  })

  it('gives nobody an item that was removed', () => {
    expect(download(anItem({ status: 'removed' }), owned, null)).toEqual(refused('EntitlementInactive'))
  })

  it.each(['suspended', 'revoked'] as const)('refuses a right that is %s', (status) => {
    const held = O.some(anEntitlement(aSource({ status })))
    expect(download(anItem(), held, null)).toEqual(refused('EntitlementInactive'))
  })

  it.each(['published', 'unlisted'] as const)('asks who does not own what is %s to buy it', (status) => {
    expect(download(anItem({ status }), O.none, null)).toEqual(refused('NotOwned'))
  })

  it('asks who has moved their purchase to another account to buy it', () => {
    expect(download(anItem(), O.some(anEntitlement()), null)).toEqual(refused('NotOwned'))
  })

  it.each(['draft', 'archived', 'removed'] as const)('shows nothing that is %s to who does not own it', (status) => {
    expect(download(anItem({ status }), O.none, null)).toEqual(refused('ItemNotFound'))
  })

  it('tells who does not own an item nothing about its versions', () => {
    expect(download(anItem(), O.none, '9.9.9')).toEqual(refused('NotOwned'))
  })

  it('succeeds only with an active right and for a version that was released once', () => {
    const versionStatus = fc.constantFrom('accepted', 'released', 'yanked')
    fc.assert(
      fc.property(
        fc.constantFrom(...workflowStatuses),
        fc.option(fc.constantFrom('good', 'suspended', 'revoked')),
        fc.array(versionStatus, { maxLength: 4 }),
        fc.option(fc.constantFrom('1.0.0', '1.0.1', '1.0.2', '7.0.0')),
        (status, right, versions, wanted) => {
          const held = right === null ? O.none : O.some(anEntitlement(aSource({ status: right })))
          const item = anItem({
            status,
            versions: versions.map((each, at) => ({ id: `${at}`, version: `1.0.${at}`, status: each })),
          })
          const outcome = download(item, held, wanted)
          if (E.isLeft(outcome)) return
          expect(O.isSome(held) && standingOf(held.value, status)).toBe('active')
          expect(outcome.right.version.status).not.toBe('accepted')
          if (wanted === null) expect(outcome.right.version.status).toBe('released')
          else expect(outcome.right.version.version).toBe(wanted)
        },
      ),
    )
  })
})
