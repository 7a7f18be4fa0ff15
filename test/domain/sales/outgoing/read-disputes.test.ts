import { describe, expect, it } from 'vitest'
import { readDisputes } from '../../../../src/domain/sales/outgoing/read-disputes.ts'
import { aDispute, aPosition, aToldDispute, someNames } from './examples.ts'

describe('what Paystack says of the disputes of a payment', () => {
  it('adds one that is new', () => {
    const { state, events } = readDisputes(aPosition(), [aToldDispute({ amount: 5_800 })], someNames)
    expect(state.disputes).toMatchObject([
      { id: 'first', providerId: '358950', amount: 5_800, status: 'awaiting_feedback', outcome: null, saleId: 'sale' },
    ])
    expect(events).toMatchObject([{ _tag: 'DisputeOpened', subject: 'first' }])
  })

  it('takes all that was paid where no amount is said, and never more', () => {
    for (const amount of [null, 900_000]) {
      const { state } = readDisputes(aPosition(), [aToldDispute({ amount })], someNames)
      expect(state.disputes).toMatchObject([{ amount: 500_000 }])
    }
  })

  it.each([
    ['declined', 'DisputeWon'],
    ['accepted', 'DisputeLost'],
    ['auto_accepted', 'DisputeLost'],
  ] as const)('resolved as %s announces %s', (outcome, tag) => {
    const told = aToldDispute({ status: 'resolved', outcome, amount: 300_000 })
    const { state, events } = readDisputes(aPosition({ disputes: [aDispute()] }), [told], someNames)
    expect(state.disputes).toMatchObject([{ status: 'resolved', outcome, amount: 300_000, resolvedAt: someNames.now }])
    expect(events).toMatchObject([{ _tag: tag, facts: { status: outcome } }])
  })

  it('a resolution that does not say how is none yet', () => {
    const open = aPosition({ disputes: [aDispute()] })
    expect(readDisputes(open, [aToldDispute({ status: 'resolved' })], someNames)).toEqual({ state: open, events: [] })
  })

  it('what was resolved stays so, said late, twice, or in a word never heard', () => {
    const done = aPosition({ disputes: [aDispute({ status: 'resolved', outcome: 'declined' })] })
    for (const told of [
      aToldDispute(),
      aToldDispute({ status: 'resolved', outcome: 'accepted' }),
      aToldDispute({ status: 'unknown', word: 'archived' }),
    ])
      expect(readDisputes(done, [told], someNames)).toEqual({ state: done, events: [] })
  })
})
