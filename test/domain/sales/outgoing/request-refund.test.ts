import { describe, expect, it } from 'vitest'
import { E } from '../../../../src/domain/kernel/fp.ts'
import { type RefundWish, requestRefund } from '../../../../src/domain/sales/outgoing/request-refund.ts'
import { someTime } from '../examples.ts'
import { aCharge, aDispute, aPosition, aRefund } from './examples.ts'

const aWish = (facts: Partial<RefundWish> = {}): RefundWish => ({
  id: 'wished',
  saleId: 'sale',
  amount: null,
  reason: 'Asked for',
  requestedBy: 'operator',
  now: someTime,
  ...facts,
})

describe('asking for a refund', () => {
  it('sets it aside and announces it', () => {
    const asked = requestRefund(aPosition(), aWish({ amount: 200_000 }))
    expect(asked).toMatchObject(
      E.right({
        state: { refund: { id: 'wished', amount: 200_000, status: 'requested', origin: 'vexa', providerId: null } },
        events: [{ _tag: 'RefundRequested', subject: 'wished', facts: { reference: 'VX-OF-THE-CHECKOUT' } }],
      }),
    )
  })

  it('without an amount takes what is left of what was paid, the fee the buyer carried too', () => {
    const position = aPosition({
      charge: aCharge({ amount: 507_500 }),
      refunds: [
        aRefund({ amount: 100_000, status: 'pending' }),
        aRefund({ id: 'b', amount: 50_000, status: 'failed' }),
      ],
    })
    expect(requestRefund(position, aWish())).toMatchObject(E.right({ state: { refund: { amount: 407_500 } } }))
  })

  it.each([
    ['a kobo too much', aPosition(), 500_001, 500_000],
    ['nothing', aPosition(), 0, 500_000],
    ['a part of what is on its way already', aPosition({ refunds: [aRefund({ amount: 400_000 })] }), 100_001, 100_000],
    ['what is left of nothing', aPosition({ refunds: [aRefund({ status: 'needs_attention' })] }), null, 0],
    ['what cost nothing', aPosition({ charge: aCharge({ amount: 0, total: 0 }) }), null, 0],
    [
      'anything after a lost dispute, even of a part',
      aPosition({ disputes: [aDispute({ amount: 1, status: 'resolved', outcome: 'auto_accepted' })] }),
      1,
      0,
    ],
  ])('refuses %s, and says what is left', (_, position, amount, remaining) => {
    expect(requestRefund(position, aWish({ amount }))).toMatchObject(
      E.left({ _tag: 'ExceedsRemaining', remaining, currency: 'NGN' }),
    )
  })

  it('refuses any while a dispute is open, however small (P11)', () => {
    const position = aPosition({ disputes: [aDispute({ amount: 1 })] })
    expect(requestRefund(position, aWish({ amount: 1 }))).toMatchObject(E.left({ _tag: 'DisputeOpen' }))
  })

  it('goes on after a dispute was won', () => {
    const position = aPosition({ disputes: [aDispute({ status: 'resolved', outcome: 'declined' })] })
    expect(E.isRight(requestRefund(position, aWish()))).toBe(true)
  })
})
