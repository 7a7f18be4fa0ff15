import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workflowStatuses } from '../../../src/domain/catalogue/workflow.ts'
import { claim } from '../../../src/domain/delivery/claim.ts'
import { isOwned, statusOf } from '../../../src/domain/delivery/entitlement.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { anEntitlement, anItem, aSource, someTime } from './examples.ts'

const claimant = { userId: 'ada', entitlementId: 'new entitlement', sourceId: 'new source', at: someTime }
const priced = { amount: 5_000, currency: 'NGN' } as const

describe('claiming a free item', () => {
  it.each(['published', 'unlisted'] as const)(
    'gives a right of its own to one that is %s, and announces it',
    (status) => {
      expect(claim(anItem({ status }), O.none, claimant)).toEqual(
        E.right({
          state: {
            id: 'new entitlement',
            userId: 'ada',
            workflowId: 'workflow',
            grantedAt: someTime,
            sources: [
              {
                id: 'new source',
                kind: 'free_claim',
                originId: 'new entitlement',
                status: 'good',
                createdAt: someTime,
              },
            ],
          },
          events: [
            {
              _tag: 'WorkflowClaimed',
              subject: 'new entitlement',
              facts: { userId: 'ada', workflowId: 'workflow' },
            },
          ],
        }),
      )
    },
  )

  it.each(['draft', 'archived', 'removed'] as const)('finds nothing that is %s', (status) => {
    expect(claim(anItem({ status }), O.none, claimant)).toMatchObject(E.left({ _tag: 'ItemNotFound' }))
  })

  it('does not tell that a draft has a price', () => {
    expect(claim(anItem({ status: 'draft', price: priced }), O.none, claimant)).toMatchObject(
      E.left({ _tag: 'ItemNotFound' }),
    )
  })

  it('refuses what has a price', () => {
    expect(claim(anItem({ price: priced }), O.none, claimant)).toMatchObject(E.left({ _tag: 'NotFree' }))
  })

  it.each(['good', 'suspended'] as const)('changes nothing for an owner whose source is %s', (status) => {
    const held = anEntitlement(aSource({ status }))
    for (const item of workflowStatuses.map((each) => anItem({ status: each, price: priced })))
      expect(claim(item, O.some(held), claimant)).toEqual(E.right({ state: held, events: [] }))
  })

  it('gives an item that has become free to who lost what they paid for, on the same right', () => {
    const refunded = anEntitlement(aSource({ status: 'revoked' }))
    const claimed = claim(anItem(), O.some(refunded), claimant)
    expect(claimed).toMatchObject(E.right({ state: { id: 'entitlement' }, events: [{ subject: 'entitlement' }] }))
    if (E.isRight(claimed)) expect(statusOf(claimed.right.state)).toBe('active')
  })

  it('does not give back a claim that was taken back', () => {
    const revoked = anEntitlement(aSource({ kind: 'free_claim', originId: 'entitlement', status: 'revoked' }))
    expect(claim(anItem(), O.some(revoked), claimant)).toMatchObject(E.left({ _tag: 'EntitlementInactive' }))
  })

  it('leaves the buyer an owner whenever it succeeds, and announces exactly what it changed', () => {
    const items = fc.record({
      status: fc.constantFrom(...workflowStatuses),
      amount: fc.constantFrom(0, 0, 5_000),
    })
    const statuses = fc.constantFrom('good', 'suspended', 'revoked')
    fc.assert(
      fc.property(items, fc.option(statuses), ({ status, amount }, before) => {
        const held = before === null ? O.none : O.some(anEntitlement(aSource({ status: before })))
        const claimed = claim(anItem({ status, price: { amount, currency: 'NGN' } }), held, claimant)
        if (E.isLeft(claimed)) return
        const { state, events } = claimed.right
        expect(isOwned(state)).toBe(true)
        expect(events.length > 0).toBe(O.isNone(held) || state !== held.value)
        expect(claim(anItem(), O.some(state), claimant)).toEqual(E.right({ state, events: [] }))
      }),
    )
  })
})
