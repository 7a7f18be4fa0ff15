import { describe, expect, it } from 'vitest'
import { type Answer, at, each, events, post, put, startUnderTest, type UnderTest } from './sandbox-under-test.ts'

const HOUR = 3_600_000

interface Disputed extends UnderTest {
  readonly id: number
  readonly opened: Answer
  readonly transactionId: unknown
}

/** A sandbox with one payment of 2,500.00, `r`, that a bank claims back. */
const disputed = async (body: Record<string, unknown> = {}, refunded = 0): Promise<Disputed> => {
  const under = await startUnderTest()
  await under.initialize({ reference: 'r' })
  await under.control('POST', '/transactions/r/pay')
  if (refunded > 0) await under.control('POST', '/refunds', { reference: 'r', amount: refunded })
  const opened = await under.control('POST', '/disputes', { reference: 'r', ...body })
  const transactionId = at(await under.verify('r'), 'data.id')
  return { ...under, id: Number(at(opened, 'id')), opened, transactionId }
}

const advance = ({ control }: UnderTest, advanceMs: number) => control('PUT', '/clock', { advanceMs })
const told = (under: UnderTest) => events(under).map(({ event }) => event.replace('charge.', ''))
const standing = async ({ api, verify, id }: Disputed) => {
  const dispute = await api(`/dispute/${id}`)
  return [at(dispute, 'data.status'), at(dispute, 'data.resolution'), at(await verify('r'), 'data.status')]
}
const resolve = ({ api, id }: Disputed, body: object) =>
  api(`/dispute/${id}/resolve`, put({ message: 'm', refund_amount: 250_000, uploaded_filename: 'f', ...body }))

describe('a dispute', () => {
  it('is told with its transaction, and waits for the merchant', async () => {
    const under = await disputed()
    expect(under.opened).toMatchObject({
      status: 201,
      body: { reference: 'r', amount: 250_000, status: 'awaiting-merchant-feedback' },
    })
    await under.shop.count(2)
    expect(events(under).at(-1)).toMatchObject({
      event: 'charge.dispute.create',
      data: {
        id: under.id,
        refund_amount: 250_000,
        currency: 'NGN',
        status: 'awaiting-merchant-feedback',
        resolution: null,
        transaction_reference: null,
        transaction: { id: under.transactionId, reference: 'r', amount: 250_000, status: 'success' },
        dueAt: expect.any(String),
        created_at: expect.any(String),
      },
    })
    expect(await standing(under)).toEqual(['awaiting-merchant-feedback', null, 'success'])
  })

  it('that nobody answers is reminded of every four hours and accepted after sixteen: the money is gone', async () => {
    const under = await disputed()
    await advance(under, 16 * HOUR - 60_000)
    expect(told(under).slice(1)).toEqual(['dispute.create', ...Array(3).fill('dispute.remind')])
    expect(await standing(under)).toEqual(['awaiting-merchant-feedback', null, 'success'])
    await advance(under, 60_000)
    expect(await standing(under)).toEqual(['resolved', 'auto-accepted', 'reversed'])
    expect(events(under).at(-1)).toMatchObject({
      event: 'charge.dispute.resolve',
      data: { id: under.id, resolution: 'auto-accepted', transaction: { status: 'reversed' } },
    })
    expect(at(await under.api('/refund'), 'data')).toMatchObject([
      { transaction: under.transactionId, dispute: under.id, amount: 250_000, status: 'processed' },
    ])
    await advance(under, 48 * HOUR)
    expect(told(under).at(-1)).toBe('dispute.resolve')
  })

  it('may be given in to, with a part of the amount', async () => {
    const under = await disputed()
    expect(await resolve(under, { resolution: 'merchant-accepted', refund_amount: 100_000 })).toMatchObject({
      status: 200,
      body: {
        message: 'Dispute successfully resolved',
        data: { id: under.id, status: 'resolved', resolution: 'merchant-accepted', refund_amount: 100_000 },
      },
    })
    expect(await standing(under)).toEqual(['resolved', 'merchant-accepted', 'reversed'])
    expect(each(await under.api('/refund'), 'data', 'amount')).toEqual([100_000])
    await under.shop.count(3)
    expect(told(under).slice(1)).toEqual(['dispute.create', 'dispute.resolve'])
  })

  it('that is contested waits for the bank, whatever the clock says; won, all is as before', async () => {
    const under = await disputed()
    expect(at(await resolve(under, { resolution: 'declined' }), 'data.status')).toBe('awaiting-bank-feedback')
    await advance(under, 48 * HOUR)
    expect(await standing(under)).toEqual(['awaiting-bank-feedback', null, 'success'])
    const path = `/disputes/${under.id}/resolve`
    expect(await under.control('POST', path, { resolution: 'declined' })).toMatchObject({
      status: 200,
      body: { id: under.id, status: 'resolved', resolution: 'declined' },
    })
    expect(await standing(under)).toEqual(['resolved', 'declined', 'success'])
    expect(at(await under.api('/refund'), 'data')).toEqual([])
    expect((await under.control('POST', path, { resolution: 'merchant-accepted' })).status).toBe(409)
  })

  it('that the bank decides against us takes what refunds have left', async () => {
    const under = await disputed({ amount: 250_000 }, 150_000)
    await advance(under, 30_000)
    await under.control('POST', `/disputes/${under.id}/resolve`, { resolution: 'merchant-accepted' })
    const refunds = await under.api(`/refund?transaction=${under.transactionId}`)
    expect([each(refunds, 'data', 'amount'), each(refunds, 'data', 'dispute')]).toEqual([
      [100_000, 150_000],
      [under.id, null],
    ])
    expect(at(await under.api('/refund', post({ transaction: 'r' })), 'code')).toBe('transaction_reversed')
  })

  it('takes evidence, which alone answers nothing, and a file', async () => {
    const under = await disputed()
    const evidence = { customer_email: 'a@b.example', customer_name: 'Ada', customer_phone: '1', service_details: 's' }
    const add = (body: object) => under.api(`/dispute/${under.id}/evidence`, post(body))
    expect((await add({ ...evidence, customer_phone: '' })).status).toBe(400)
    expect(await add({ ...evidence, delivery_date: '2026-11-01' })).toMatchObject({
      status: 200,
      body: { message: 'Evidence created', data: { ...evidence, dispute: under.id, id: expect.any(Number) } },
    })
    const place = await under.api(`/dispute/${under.id}/upload_url?upload_filename=pack.pdf`)
    expect(await fetch(String(at(place, 'data.signedUrl')), { method: 'PUT', body: 'pdf' })).toMatchObject({
      status: 200,
    })
    const change = { refund_amount: 200_000, uploaded_filename: at(place, 'data.fileName') }
    expect(await under.api(`/dispute/${under.id}`, put(change))).toMatchObject({
      status: 200,
      body: {
        message: 'Dispute updated successfully',
        data: [{ refund_amount: 200_000, attachments: change.uploaded_filename, evidence }],
      },
    })
    await advance(under, 16 * HOUR)
    expect(await standing(under)).toEqual(['resolved', 'auto-accepted', 'reversed'])
  })
})

describe('a dispute is refused', () => {
  it('an amount above the payment, an answer without its parts, and any answer once it is resolved', async () => {
    const under = await disputed()
    const amount = { message: 'Refund amount cannot be greater than initial amount', status: false }
    const tooMuch = await under.api(`/dispute/${under.id}`, put({ refund_amount: 250_001 }))
    expect(tooMuch).toEqual({ status: 400, body: amount })
    const accepted = { resolution: 'merchant-accepted' }
    expect((await resolve(under, { ...accepted, refund_amount: 250_001 })).status).toBe(400)
    expect((await resolve(under, { ...accepted, message: '' })).status).toBe(400)
    expect((await resolve(under, { resolution: 'perhaps' })).status).toBe(400)
    expect(await standing(under)).toEqual(['awaiting-merchant-feedback', null, 'success'])
    await resolve(under, accepted)
    expect((await resolve(under, accepted)).status).toBe(400)
    expect(at(await under.api('/refund'), 'data')).toHaveLength(1)
  })

  it('to whoever it does not belong to, and where nothing was paid or one is open', async () => {
    const under = await disputed()
    for (const path of [`/dispute/${under.id}`, `/dispute/transaction/${under.transactionId}`]) {
      expect((await under.api(path, {}, 'sk_test_of_another')).status).toBe(404)
      expect((await under.api(path)).status).toBe(200)
    }
    await under.initialize({ reference: 'open' })
    const open = (body: object) => under.control('POST', '/disputes', body)
    expect((await open({ reference: 'open' })).status).toBe(409)
    expect((await open({ reference: 'r' })).status).toBe(409)
    expect((await open({ reference: 'x' })).status).toBe(404)
    expect((await open({})).status).toBe(422)
    expect((await under.control('POST', '/disputes/1/resolve', { resolution: 'declined' })).status).toBe(404)
    expect((await under.control('POST', `/disputes/${under.id}/resolve`, {})).status).toBe(422)
  })
})

describe('looking for disputes', () => {
  it('lists them by status, number of the transaction and time, a page at once', async () => {
    const under = await disputed({ amount: 1_000 })
    await under.control('POST', `/disputes/${under.id}/resolve`, { resolution: 'declined' })
    await under.control('POST', '/disputes', { reference: 'r', amount: 2_000 })
    const amounts = async (query: string) => each(await under.api(`/dispute${query}`), 'data', 'refund_amount')
    expect(await amounts('')).toEqual([2_000, 1_000])
    expect(await amounts('?status=resolved')).toEqual([1_000])
    expect(await amounts(`?transaction=${under.transactionId}&perPage=1&page=2`)).toEqual([1_000])
    expect(await amounts('?transaction=r')).toEqual([])
    expect(await amounts('?to=2016-09-21')).toEqual([])
    const list = await under.api('/dispute?perPage=1')
    expect(at(list, 'meta')).toEqual({ total: 2, skipped: 0, perPage: 1, page: 1, pageCount: 2 })
    const one = await under.api(`/dispute/transaction/${under.transactionId}`)
    expect([at(one, 'message'), at(one, 'data.refund_amount')]).toEqual(['Dispute retrieved successfully', 2_000])
    expect(each(await under.control('GET', '/transactions/r'), 'disputes', 'amount')).toEqual([1_000, 2_000])
  })
})
