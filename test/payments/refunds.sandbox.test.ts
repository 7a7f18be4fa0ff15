import { describe, expect, it } from 'vitest'
import { succeed } from '../contract/both.ts'
import { at, startUnderTest } from '../sandbox/paystack/sandbox-under-test.ts'
import { key, refundsAt } from './support/adapter.ts'

/** The adapter, and the sandbox with one payment of 2,500.00 that it is asked about. */
const paid = async () => {
  const under = await startUnderTest()
  await under.initialize({ reference: 'r' }, key)
  await under.control('POST', '/transactions/r/pay')
  const payment = { reference: 'r', providerId: String(at(await under.verify('r', key), 'data.id')) }
  return { ...under, payment, gateway: refundsAt(under.sandbox.url) }
}

const order = { amount: 100_000, currency: 'NGN', note: 'Vexa refund 1' }

describe('the adapter and the sandbox', () => {
  it('agree on a refund whose answer was lost: it is found again by its note, and made once', async () => {
    const { gateway, control, payment } = await paid()
    const fault = { path: '/refund', method: 'POST', dropConnection: 'after' }
    await control('PUT', '/faults', { api: [fault] })
    expect(await gateway.refund({ ...payment, ...order })()).toMatchObject({ _tag: 'Left' })
    await control('DELETE', '/faults')
    expect(await succeed(gateway.refundsOf(payment))).toMatchObject([
      { amount: 100_000, status: 'pending', note: 'Vexa refund 1', disputeId: null },
    ])
    expect(await succeed(gateway.refund({ ...payment, ...order, amount: 150_001 }))).toEqual({
      outcome: 'refused',
      why: 'Total refund amount cannot exceed original transaction amount',
    })
    await control('PUT', '/clock', { advanceMs: 30_000 })
    expect(await succeed(gateway.refundsOf(payment))).toMatchObject([{ status: 'processed' }])
  })

  it('agree on a dispute that is given in to: the money that it took names it', async () => {
    const { gateway, control, payment } = await paid()
    const providerId = String(at(await control('POST', '/disputes', { reference: 'r' }), 'id'))
    expect(await succeed(gateway.disputesOf(payment))).toMatchObject([
      { providerId, amount: 250_000, currency: 'NGN', status: 'awaiting_feedback', outcome: null },
    ])
    const answer = { providerId, amount: 250_000, message: 'It is true' }
    expect(await succeed(gateway.acceptDispute(answer))).toBe('accepted')
    expect(await succeed(gateway.disputesOf(payment))).toMatchObject([{ status: 'resolved', outcome: 'accepted' }])
    expect(await succeed(gateway.refundsOf(payment))).toMatchObject([{ disputeId: providerId, status: 'processed' }])
  })

  it('agree on a dispute that is contested, twice as once: the bank decides, and nothing is given in by itself', async () => {
    const { gateway, control, payment } = await paid()
    const providerId = String(at(await control('POST', '/disputes', { reference: 'r' }), 'id'))
    const buyer = { email: 'ada@buyers.example', name: 'Ada' }
    const contest = { providerId, buyer, details: 'Downloaded twice', deliveredAt: null }
    for (const _time of [1, 2]) expect(await succeed(gateway.contestDispute(contest))).toEqual({ outcome: 'taken' })
    await control('PUT', '/clock', { advanceMs: 17 * 3_600_000 })
    expect(await succeed(gateway.disputesOf(payment))).toMatchObject([{ status: 'under_review', outcome: null }])
    expect(await succeed(gateway.refundsOf(payment))).toEqual([])
    await control('POST', `/disputes/${providerId}/resolve`, { resolution: 'declined' })
    expect(await succeed(gateway.disputesOf(payment))).toMatchObject([{ status: 'resolved', outcome: 'declined' }])
    expect(await succeed(gateway.contestDispute(contest))).toEqual({ outcome: 'taken' })
  })
})
