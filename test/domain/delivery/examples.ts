import type { Deliverable } from '../../../src/domain/delivery/deliverable.ts'
import type { Entitlement, Source } from '../../../src/domain/delivery/entitlement.ts'

export const someTime = new Date('2026-03-02T09:00:00.000Z')

export const anItem = (facts: Partial<Deliverable> = {}): Deliverable => ({
  workflowId: 'workflow',
  slug: 'invoices-to-sheets',
  title: 'Invoices to Sheets',
  status: 'published',
  price: { amount: 0, currency: 'NGN' },
  madeFor: null,
  versions: [{ id: 'version', version: '1.0.0', status: 'released' }],
  ...facts,
})

export const aSource = (facts: Partial<Source> = {}): Source => ({
  id: 'source',
  kind: 'sale',
  originId: 'sale',
  status: 'good',
  createdAt: someTime,
  ...facts,
})

export const anEntitlement = (...sources: ReadonlyArray<Source>): Entitlement => ({
  id: 'entitlement',
  userId: 'ada',
  workflowId: 'workflow',
  grantedAt: someTime,
  sources,
})
