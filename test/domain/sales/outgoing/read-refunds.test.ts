import { describe, expect, it } from 'vitest'
import { type Naming, readRefunds } from '../../../../src/domain/sales/outgoing/read-refunds.ts'
import type { RefundStatus } from '../../../../src/domain/sales/outgoing/refund.ts'
import { noteOf, type ToldRefund } from '../../../../src/domain/sales/outgoing/told-refund.ts'
import { aPosition, aRefund, aToldRefund, someNames } from './examples.ts'

const read = (
  refunds: ReadonlyArray<ReturnType<typeof aRefund>>,
  told: ReadonlyArray<ToldRefund>,
  names: Naming = someNames,
) => readRefunds(aPosition({ refunds }), told, names)

describe('what Paystack says of the refunds of a payment', () => {
  const ours = aRefund({ status: 'pending', providerId: '70001', sent: true })

  it.each<[RefundStatus, string]>([
    ['processing', 'RefundAdvanced'],
    ['needs_attention', 'RefundNeedsAttention'],
    ['processed', 'RefundProcessed'],
    ['failed', 'RefundFailed'],
  ])('moves ours to %s and announces %s', (status, tag) => {
    const { state, events } = read([ours], [aToldRefund({ status: status as ToldRefund['status'] })])
    expect(state.position.refunds).toMatchObject([{ id: 'refund', status }])
    expect(events).toMatchObject([{ _tag: tag, subject: 'refund', facts: { status, origin: 'vexa' } }])
  })

  it('said again, changes nothing', () => {
    const { state, events } = read([ours], [aToldRefund({ status: 'pending' })])
    expect([state.position.refunds, events, state.strange]).toEqual([[ours], [], []])
  })

  it('never changes what was final: that is for a person', () => {
    for (const [from, word] of [
      ['processed', 'failed'],
      ['failed', 'processed'],
      ['processed', 'pending'],
    ] as const) {
      const done = aRefund({ status: from, providerId: '70001' })
      const { state, events } = read([done], [aToldRefund({ status: word })])
      expect([state.position.refunds, events]).toEqual([[done], []])
      expect(state.strange).toHaveLength(1)
    }
  })

  it('puts a word it never heard aside', () => {
    const { state, events } = read([ours], [aToldRefund({ status: 'unknown', word: 'teleported' })])
    expect([state.position.refunds, events]).toEqual([[ours], []])
    expect(state.strange).toMatchObject([{ word: 'teleported' }])
  })

  it('adds what was made in the dashboard (P9)', () => {
    const { state, events } = read([], [aToldRefund({ amount: 200_000, status: 'processed' })])
    expect(state.position.refunds).toMatchObject([
      { id: 'first', origin: 'provider', amount: 200_000, status: 'processed', saleId: 'sale', requestedBy: null },
    ])
    expect(events).toMatchObject([{ _tag: 'RefundProcessed', subject: 'first', facts: { origin: 'provider' } }])
  })

  it('leaves to the dispute what the dispute took', () => {
    const { state, events } = read([], [aToldRefund({ disputeId: '20' })])
    expect([state.position.refunds, state.strange, events]).toEqual([[], [], []])
  })

  describe('knows ours again when the answer to our asking was lost', () => {
    const sent = aRefund({ sent: true })

    it('by our note', () => {
      const { state } = read([aRefund(), aRefund({ id: 'other' })], [aToldRefund({ note: noteOf({ id: 'other' }) })])
      expect(state.position.refunds).toMatchObject([
        { id: 'refund', providerId: null, status: 'requested' },
        { id: 'other', providerId: '70001', status: 'pending' },
      ])
    })

    it('by its amount, where the note is gone', () => {
      const { state } = read([sent], [aToldRefund()])
      expect(state.position.refunds).toMatchObject([{ id: 'refund', providerId: '70001', status: 'pending' }])
    })

    it('but not one that was never sent, nor one of another amount', () => {
      const small = aToldRefund({ amount: 100_000 })
      for (const [refund, told] of [
        [aRefund({ amount: 100_000 }), small],
        [aRefund({ amount: 200_000, sent: true }), small],
      ] as const) {
        const { state } = read([refund], [told])
        expect(state.position.refunds.map(({ origin }) => origin)).toEqual(['vexa', 'provider'])
      }
    })
  })

  it('lets ours that Paystack never saw give way to one it made: never more goes back than came', () => {
    const { state, events } = read(
      [aRefund({ amount: 400_000 })],
      [aToldRefund({ amount: 300_000, status: 'processed' })],
    )
    expect(state.position.refunds).toMatchObject([
      { id: 'refund', status: 'failed' },
      { id: 'first', status: 'processed', amount: 300_000 },
    ])
    expect(events.map(({ _tag }) => _tag)).toEqual(['RefundFailed', 'RefundProcessed'])
  })

  it.each([
    ['more than was ever paid', { amount: 500_001 }],
    ['another currency', { currency: 'GHS' }],
    ['nothing', { amount: 0 }],
  ])('puts a refund of %s aside', (_, facts) => {
    const { state, events } = read([], [aToldRefund(facts)])
    expect([state.position.refunds, events, state.strange.length]).toEqual([[], [], 1])
  })
})
