import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/domain/catalogue/card.ts'
import { libraryItem } from '../../../src/domain/delivery/library-item.ts'
import { anEntitlement, aSource, someTime } from './examples.ts'

const card: Card = {
  id: 'workflow',
  slug: 'invoices-to-sheets',
  title: 'Invoices to Sheets',
  summary: 'Books invoices.',
  price: { amount: 5_000, currency: 'NGN' },
  categories: [],
  tags: [],
  integrations: ['google-sheets'],
  trigger: 'schedule',
  nodeCount: 3,
  risk: 'low',
  sales: 1,
  publishedAt: someTime,
}

const facts = {
  card,
  itemStatus: 'published',
  entitlement: anEntitlement(aSource()),
  released: ['1.0.0', '1.2.0'],
  downloaded: null,
} as const

describe('an item of the library', () => {
  it('shows its card, the right to it and the newest version', () => {
    expect(libraryItem(facts)).toEqual({
      workflow: card,
      entitlement: { id: 'entitlement', status: 'active', source: 'sale', grantedAt: someTime },
      newestVersion: '1.2.0',
      downloadedVersion: null,
      updateAvailable: false,
    })
  })

  it.each([
    ['1.0.0', true],
    ['1.2.0', false],
    // yanked since, for it is not among those that are released
    ['2.0.0', true],
  ])('after the download of %s, with 1.2.0 the newest, an update is there: %s', (downloaded, updateAvailable) => {
    expect(libraryItem({ ...facts, downloaded })).toMatchObject({ downloadedVersion: downloaded, updateAvailable })
  })

  it('has no newest version and no update while nothing is released', () => {
    expect(libraryItem({ ...facts, released: [], downloaded: '1.0.0' })).toMatchObject({
      newestVersion: null,
      updateAvailable: false,
    })
  })

  it.each([
    ['it was removed from the shop', { itemStatus: 'removed' as const }],
    ['the right to it is revoked', { entitlement: anEntitlement(aSource({ status: 'revoked' })) }],
  ])('has no update when %s', (_, more) => {
    expect(libraryItem({ ...facts, downloaded: '1.0.0', ...more }).updateAvailable).toBe(false)
  })

  it('is suspended when it was removed from the shop', () => {
    expect(libraryItem({ ...facts, itemStatus: 'removed' }).entitlement.status).toBe('suspended')
  })

  it('stays revoked when it was removed from the shop', () => {
    const entitlement = anEntitlement(aSource({ status: 'revoked' }))
    expect(libraryItem({ ...facts, itemStatus: 'removed', entitlement }).entitlement.status).toBe('revoked')
  })
})
