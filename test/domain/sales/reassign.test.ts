import { describe, expect, it } from 'vitest'
import { type Entitlement, isOwned } from '../../../src/domain/delivery/entitlement.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { reassign } from '../../../src/domain/sales/reassign.ts'
import type { Sale, SaleStatus } from '../../../src/domain/sales/sale.ts'
import { aBillable, day } from './receipts/examples.ts'

const { price, charged, reference } = aBillable()
const aSaleOf = (status: SaleStatus = 'paid'): Sale => ({
  id: 'sale',
  reference,
  userId: 'ada',
  item: { kind: 'workflow', workflowId: 'workflow', versionId: 'version' },
  price,
  charged,
  fees: charged,
  status,
  providerId: '1',
  paidAt: day,
})
const bought = { id: 'source', kind: 'sale', originId: 'sale', status: 'good', createdAt: day } as const
const gift = { id: 'gift', kind: 'grant', originId: 'grant', status: 'good', createdAt: day } as const
const heldBy = (userId: string, ...sources: Entitlement['sources']): O.Option<Entitlement> =>
  O.some({ id: `right of ${userId}`, userId, workflowId: 'workflow', grantedAt: day, sources })

const moved = (from: O.Option<Entitlement>, to: O.Option<Entitlement>, status?: SaleStatus) =>
  reassign(aSaleOf(status), { from, to, toUserId: 'ben', entitlementId: 'new', at: day })
const tagOf = (outcome: ReturnType<typeof moved>): string =>
  E.isLeft(outcome) ? outcome.left._tag : (outcome.right.events[0]?._tag ?? 'nothing')

describe('a sale that is moved to another account', () => {
  it('P23: takes its source of the right along, as it is, and leaves the others', () => {
    const suspended = { ...bought, status: 'suspended' } as const
    const outcome = moved(heldBy('ada', gift, suspended), O.none, 'partially_refunded')
    if (E.isLeft(outcome)) throw new Error('should have been moved')
    const { from, to } = outcome.right.state
    expect(from.sources).toEqual([gift])
    expect(to).toEqual({ id: 'new', userId: 'ben', workflowId: 'workflow', grantedAt: day, sources: [suspended] })
    expect(outcome.right.events).toEqual([
      {
        _tag: 'SaleReassigned',
        subject: 'sale',
        facts: { fromUserId: 'ada', toUserId: 'ben', workflowId: 'workflow', reference },
      },
    ])
  })

  it('gives a right back to who had lost theirs, and leaves nothing with who had nothing else', () => {
    const lost = { ...bought, id: 'old', originId: 'another sale', status: 'revoked' } as const
    const outcome = moved(heldBy('ada', bought), heldBy('ben', lost))
    if (E.isLeft(outcome)) throw new Error('should have been moved')
    expect(isOwned(outcome.right.state.from)).toBe(false)
    expect(outcome.right.state.to.sources).toEqual([lost, bought])
  })

  it.each<readonly [string, O.Option<Entitlement>, SaleStatus, string]>([
    ['to who owns it', heldBy('ben', gift), 'paid', 'AlreadyOwned'],
    ['to who has it suspended', heldBy('ben', { ...gift, status: 'suspended' }), 'paid', 'AlreadyOwned'],
    ['while it is disputed', O.none, 'disputed', 'DisputeOpen'],
    ['once it was given back', O.none, 'refunded', 'NotReassignable'],
    ['once the bank took it back', O.none, 'charged_back', 'NotReassignable'],
  ])('is not moved %s', (_, to, status, expected) => {
    expect(tagOf(moved(heldBy('ada', bought), to, status))).toBe(expected)
  })

  it('is not moved where no right came of it', () => {
    expect(tagOf(moved(heldBy('ada', gift), O.none))).toBe('NotReassignable')
    expect(tagOf(moved(O.none, O.none))).toBe('NotReassignable')
  })
})
