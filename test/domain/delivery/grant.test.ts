import { describe, expect, it } from 'vitest'
import type { WorkflowStatus } from '../../../src/domain/catalogue/workflow.ts'
import { begun } from '../../../src/domain/delivery/begun.ts'
import type { Deliverable } from '../../../src/domain/delivery/deliverable.ts'
import { type Entitlement, type SourceStatus, statusOf, withSource } from '../../../src/domain/delivery/entitlement.ts'
import { grant } from '../../../src/domain/delivery/grant.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'

const at = new Date('2026-03-02T09:00:00Z')
const grantee = { userId: 'ada', entitlementId: 'right', sourceId: 'source', grantId: 'grant', at }

const item = (status: WorkflowStatus, released = true): Deliverable => ({
  workflowId: 'item',
  slug: 'item',
  title: 'Item',
  status,
  price: { amount: 500_000, currency: 'NGN' },
  madeFor: null,
  versions: [{ id: 'v', version: '1.0.0', status: released ? 'released' : 'accepted' }],
})

const held = (status: SourceStatus): Entitlement =>
  withSource(begun({ entitlementId: 'old', userId: 'ada', workflowId: 'item', at }), {
    id: 'bought',
    kind: 'sale',
    originId: 'sale',
    status,
    createdAt: at,
  })

const outcome = (...asked: Parameters<typeof grant>): unknown =>
  E.match<{ _tag: string }, { state: Entitlement }, unknown>(
    ({ _tag }) => _tag,
    ({ state }) => [state.id, statusOf(state), state.sources.map(({ kind }) => kind)],
  )(grant(...asked))

describe('giving an item away', () => {
  it.each(['published', 'unlisted', 'archived'] as const)(
    'makes a right to what is %s, whatever its price',
    (status) => {
      expect(outcome(item(status), O.none, grantee)).toEqual(['right', 'active', ['grant']])
    },
  )

  it.each(['draft', 'removed'] as const)('is not possible with what is %s', (status) => {
    expect(outcome(item(status), O.none, grantee)).toBe('ItemNotFound')
  })

  it('is not possible with what was made for one buyer, put away or not', () => {
    expect(outcome({ ...item('archived'), madeFor: 'request' }, O.none, grantee)).toBe('ItemNotFound')
  })

  it('is not possible before a version is released', () => {
    expect(outcome(item('published', false), O.none, grantee)).toBe('ItemNotFound')
  })

  it('gives it again to who lost it, beside what was lost', () => {
    expect(outcome(item('published'), O.some(held('revoked')), grantee)).toEqual(['old', 'active', ['sale', 'grant']])
  })

  it.each(['good', 'suspended'] as const)('is refused where it is theirs, %s', (status) => {
    expect(outcome(item('published'), O.some(held(status)), grantee)).toBe('AlreadyTheirs')
  })

  it('is announced with whom it was given to and what', () => {
    const decided = grant(item('published'), O.none, grantee)
    expect(E.isRight(decided) && decided.right.events).toEqual([
      { _tag: 'WorkflowGranted', subject: 'right', facts: { userId: 'ada', workflowId: 'item', grantId: 'grant' } },
    ])
  })
})
