import { describe, expect, it } from 'vitest'
import type { Position } from '../../../../src/domain/sales/outgoing/position.ts'
import { isGivenBack, saleStatusOf, sourceStatusOf } from '../../../../src/domain/sales/outgoing/standing.ts'
import { aCharge, aDispute, aPosition, aRefund } from './examples.ts'

const lost = aDispute({ status: 'resolved', outcome: 'accepted' })
const won = aDispute({ status: 'resolved', outcome: 'declined' })

describe('what a sale is, and its access, by what became of its money (P10, P12, P13)', () => {
  it.each<[string, Partial<Position>, string, string]>([
    ['nothing', {}, 'paid', 'good'],
    ['a full refund on its way', { refunds: [aRefund({ status: 'pending' })] }, 'paid', 'suspended'],
    ['a full refund that needs attention', { refunds: [aRefund({ status: 'needs_attention' })] }, 'paid', 'suspended'],
    ['a full refund that failed', { refunds: [aRefund({ status: 'failed' })] }, 'paid', 'good'],
    ['a full refund', { refunds: [aRefund({ status: 'processed' })] }, 'refunded', 'revoked'],
    ['a part refunded', { refunds: [aRefund({ amount: 1, status: 'processed' })] }, 'partially_refunded', 'good'],
    ['a part on its way', { refunds: [aRefund({ amount: 1, status: 'pending' })] }, 'paid', 'good'],
    [
      'two parts that make the whole, one on its way',
      {
        refunds: [aRefund({ amount: 200_000, status: 'processed' }), aRefund({ id: 'b', amount: 300_000 })],
      },
      'partially_refunded',
      'suspended',
    ],
    [
      'the price but not the fee the buyer carried',
      { charge: aCharge({ amount: 507_500 }), refunds: [aRefund({ status: 'processed' })] },
      'refunded',
      'revoked',
    ],
    ['an open dispute', { disputes: [aDispute()] }, 'disputed', 'suspended'],
    ['an open dispute of a part', { disputes: [aDispute({ amount: 1 })] }, 'disputed', 'suspended'],
    ['a dispute won', { disputes: [won] }, 'paid', 'good'],
    ['a dispute lost', { disputes: [lost] }, 'charged_back', 'revoked'],
    [
      'a part refunded and the rest lost',
      { refunds: [aRefund({ amount: 1, status: 'processed' })], disputes: [lost] },
      'charged_back',
      'revoked',
    ],
    [
      'a dispute of what was refunded already (PAY-19)',
      { refunds: [aRefund({ status: 'processed' })], disputes: [aDispute()] },
      'refunded',
      'revoked',
    ],
    ['what cost nothing', { charge: aCharge({ amount: 0, total: 0 }) }, 'paid', 'good'],
  ])('after %s', (_, facts, sale, source) => {
    const position = aPosition(facts)
    expect([saleStatusOf(position), sourceStatusOf(position)]).toEqual([sale, source])
  })

  it.each<[string, Partial<Position>, boolean]>([
    ['nothing went back', {}, false],
    ['all of it is on its way', { refunds: [aRefund({ status: 'pending' })] }, false],
    ['all of it was refunded', { refunds: [aRefund({ status: 'processed' })] }, true],
    [
      'a part was refunded and a dispute took the rest',
      { refunds: [aRefund({ amount: 1, status: 'processed' })], disputes: [lost] },
      true,
    ],
    ['a dispute is open', { disputes: [aDispute()] }, false],
  ])('knows whether anything is left of it when %s', (_, facts, isIt) => {
    expect(isGivenBack(aPosition(facts))).toBe(isIt)
  })
})
