import { describe, expect, it } from 'vitest'
import { currencies } from '../../src/domain/kernel/money.ts'
import { succeed } from '../contract/both.ts'
import { refundsAt } from './support/adapter.ts'
import { type Answer, fakePaystack, says } from './support/fake-paystack.ts'

/** Beyond 2^53: as a number it would lose its last digits. */
const transactionId = '9007199254740995123'
const payment = { reference: 'VX-OF-THE-CHECKOUT', providerId: transactionId }
const order = { ...payment, amount: 200_000, currency: 'NGN', note: 'Vexa refund 1' }

/** Text, so that ids stay as Paystack would write them. */
const refund = (facts: string): string =>
  `{"id":9007199254740999001,"transaction":${transactionId},"dispute":null,"currency":"NGN","amount":200000,
    "status":"pending","merchant_note":"Vexa refund 1","createdAt":"2026-03-02T09:05:00.000Z"${facts}}`
const listed = (items: ReadonlyArray<string>, meta = '{}'): string =>
  `{"status":true,"message":"Refunds retrieved","data":[${items.join(',')}],"meta":${meta}}`
const created = (data: string): string => `{"status":true,"message":"Refund has been queued","data":${data}}`

const told = async (body: string, status = 200) =>
  succeed(refundsAt((await fakePaystack(says(status, body))).url).refundsOf(payment))

describe('a refund that is asked of Paystack', () => {
  it('always says amount and currency, our note, and the reference: PAY-17', async () => {
    for (const currency of currencies) {
      const { url, asked } = await fakePaystack(says(200, created(refund(''))))
      await succeed(refundsAt(url).refund({ ...order, currency }))
      expect(asked).toMatchObject([{ method: 'POST', path: '/refund' }])
      expect(asked[0]?.json).toEqual({
        transaction: payment.reference,
        amount: 200_000,
        currency,
        merchant_note: 'Vexa refund 1',
      })
    }
  })

  it('is accepted, whichever way Paystack writes it, and its id keeps all its digits', async () => {
    const { url } = await fakePaystack(says(200, created(refund(`,"amount":"200000","transaction":{"id":1}`))))
    expect(await succeed(refundsAt(url).refund(order))).toEqual({
      outcome: 'accepted',
      refund: {
        providerId: '9007199254740999001',
        amount: 200_000,
        currency: 'NGN',
        status: 'pending',
        word: 'pending',
        note: 'Vexa refund 1',
        disputeId: null,
        why: null,
        createdAt: new Date('2026-03-02T09:05:00.000Z'),
      },
    })
  })

  it.each([
    [400, 'Transaction has been fully reversed', 'transaction_reversed'],
    [400, 'Insufficient balance to fulfill this refund. Please top up.', 'insufficient_balance'],
    [404, 'Transaction not found', 'transaction_not_found'],
    [422, 'Total refund amount cannot exceed original transaction amount', undefined],
  ])('is refused by %i "%s", and an operator hears why', async (status, message, code) => {
    const { url } = await fakePaystack(says(status, { status: false, message, code }))
    expect(await succeed(refundsAt(url).refund(order))).toEqual({ outcome: 'refused', why: message })
  })

  it.each([
    [400, '<html>Bad request</html>'],
    [400, { message: 'no status' }],
    [408, { status: false, message: 'Timeout' }],
    [403, { status: false, message: 'Forbidden' }],
    [400, { status: false, message: 'Rate limit exceeded!', code: 'rate_limited' }],
    [200, { status: true, data: { id: 1, status: 'pending' } }],
  ])('has an unknown outcome after %i %j: it must be looked up', async (status, body) => {
    const { url } = await fakePaystack(says(status, body))
    expect(await refundsAt(url).refund(order)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })
})

describe("Paystack's list of refunds", () => {
  it('is asked for by the numeric id, every digit of it', async () => {
    const { url, asked } = await fakePaystack(says(200, listed([])))
    expect(await succeed(refundsAt(url).refundsOf(payment))).toEqual([])
    expect(asked).toMatchObject([{ method: 'GET', path: `/refund?transaction=${transactionId}&perPage=50&page=1` }])
  })

  it.each([
    ['pending', 'pending'],
    ['processing', 'processing'],
    ['needs-attention', 'needs_attention'],
    ['Processed', 'processed'],
    ['failed', 'failed'],
    ['frozen', 'unknown'],
    ['__proto__', 'unknown'],
  ])('says "%s", which is %s', async (word, status) => {
    expect(await told(listed([refund(`,"status":"${word}"`)]))).toMatchObject([{ status, word }])
  })

  it('is read from text and numbers, from both spellings of times, from objects and ids', async () => {
    const one = refund(`,"amount":"5000","createdAt":null,"created_at":"2026-03-03T00:00:00.000Z"`)
    const other = refund(`,"id":"78","transaction":{"id":${transactionId}},"dispute":{"id":20},"fully_deducted":1`)
    expect(await told(listed([one, other]))).toMatchObject([
      { amount: 5_000, createdAt: new Date('2026-03-03T00:00:00.000Z'), disputeId: null },
      { providerId: '78', amount: 200_000, disputeId: '20' },
    ])
  })

  it('is read to its last page, and nothing of another transaction is believed', async () => {
    const pages: Answer = (response, { path }) => {
      const page = Number(new URL(path, 'http://paystack').searchParams.get('page'))
      const items = page === 3 ? [refund(',"transaction":7')] : [refund(`,"id":${page}`)]
      says(200, listed(items, '{"pageCount":3}'))(response, { path, method: 'GET', authorization: '', json: null })
    }
    const { url, asked } = await fakePaystack(pages)
    expect(await succeed(refundsAt(url).refundsOf(payment))).toMatchObject([{ providerId: '1' }, { providerId: '2' }])
    expect(asked).toHaveLength(3)
  })

  it('that never ends, or has one that cannot be read, is no answer', async () => {
    for (const body of [listed([refund('')], '{"pageCount":1000000}'), listed([refund(''), '{"id":5}'])]) {
      const { url, asked } = await fakePaystack(says(200, body))
      expect(await refundsAt(url).refundsOf(payment)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
      expect(asked.length).toBeLessThanOrEqual(20)
    }
  })
})

describe("Paystack's disputes", () => {
  const dispute = {
    id: 358950,
    refund_amount: 5800,
    currency: 'NGN',
    status: 'awaiting-merchant-feedback',
    resolution: null,
    dueAt: '2026-11-25T18:00:00.000Z',
    resolvedAt: null,
    created_at: '2026-11-24T13:46:57.000Z',
  }

  it.each([
    [{}, { status: 'awaiting_feedback', outcome: null, amount: 5_800, dueAt: new Date(dispute.dueAt) }],
    [{ status: 'awaiting-bank-feedback' }, { status: 'under_review', outcome: null }],
    [{ status: 'pending' }, { status: 'under_review' }],
    [
      { status: 'resolved', resolution: 'merchant-accepted' },
      { status: 'resolved', outcome: 'accepted' },
    ],
    [
      { status: 'resolved', resolution: 'auto-accepted' },
      { status: 'resolved', outcome: 'auto_accepted' },
    ],
    [
      { status: 'resolved', resolution: 'declined' },
      { status: 'resolved', outcome: 'declined' },
    ],
    [
      { status: 'archived', refund_amount: null, currency: null },
      { status: 'unknown', amount: null, currency: null },
    ],
    [{ created_at: null, createdAt: '2026-01-01T00:00:00.000Z' }, { openedAt: new Date('2026-01-01T00:00:00.000Z') }],
  ])('are read: %j', async (facts, expected) => {
    const { url } = await fakePaystack(says(200, { status: true, data: [{ ...dispute, ...facts }], meta: {} }))
    expect(await succeed(refundsAt(url).disputesOf(payment))).toMatchObject([{ providerId: '358950', ...expected }])
  })

  it('are accepted with the amount that is claimed', async () => {
    const { url, asked } = await fakePaystack(
      says(200, { status: true, data: { ...dispute, status: 'resolved', resolution: 'merchant-accepted' } }),
    )
    const answer = { providerId: '358950', amount: 5_800, message: 'We agree' }
    expect(await succeed(refundsAt(url).acceptDispute(answer))).toBe('accepted')
    expect(asked).toMatchObject([
      {
        method: 'PUT',
        path: '/dispute/358950/resolve',
        json: { resolution: 'merchant-accepted', message: 'We agree', refund_amount: 5_800 },
      },
    ])
  })
})
