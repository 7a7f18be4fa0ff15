import { describe, expect, it } from 'vitest'
import { at, each, events, KEY, post, startUnderTest, type UnderTest } from './sandbox-under-test.ts'

/** A sandbox with one payment of 2,500.00, `r`. */
const paid = async (card = 'success', body: Record<string, unknown> = {}): Promise<UnderTest> => {
  const under = await startUnderTest()
  await under.initialize({ reference: 'r', ...body })
  await under.control('POST', '/transactions/r/pay', { card })
  return under
}

const refund = ({ api }: UnderTest, body: object = {}, key = KEY) =>
  api('/refund', post({ transaction: 'r', ...body }), key)
const advance = ({ control }: UnderTest, seconds: number) =>
  control('PUT', '/clock', { advanceMs: Math.round(seconds * 1000) })
const status = async ({ verify }: UnderTest) => at(await verify('r'), 'data.status')

describe('a refund', () => {
  it('is pending, then processing, and processed after half a minute; each step is told, and verify follows', async () => {
    const under = await paid()
    const made = await refund(under)
    expect(made).toMatchObject({
      status: 200,
      body: {
        status: true,
        message: 'Refund has been queued for processing',
        data: { status: 'pending', amount: 250_000, currency: 'NGN', transaction: { reference: 'r', amount: 250_000 } },
      },
    })
    const id = at(made, 'data.id')
    const stage = async () => [at(await under.api(`/refund/${id}`), 'data.status'), await status(under)]
    expect(await stage()).toEqual(['pending', 'reversal-pending'])
    await advance(under, 20)
    expect(await stage()).toEqual(['processing', 'reversal-pending'])
    await advance(under, 9)
    expect(await stage()).toEqual(['processing', 'reversal-pending'])
    await advance(under, 1)
    expect(await stage()).toEqual(['processed', 'reversed'])
    expect(events(under).map(({ event }) => event)).toEqual([
      'charge.success',
      'refund.pending',
      'refund.processing',
      'refund.processed',
    ])
  })

  it('is told without its number: by the transaction, with the amount as text, and no note', async () => {
    const under = await paid()
    await refund(under, { amount: 100_000, merchant_note: 'ours' })
    await advance(under, 30)
    const told = {
      transaction_reference: 'r',
      refund_reference: null,
      amount: '100000',
      currency: 'NGN',
      processor: 'sandbox',
      customer: { first_name: null, last_name: null, email: 'ada@example.com' },
      integration: expect.any(Number),
      domain: 'test',
    }
    expect(events(under).slice(1)).toEqual([
      { event: 'refund.pending', data: { status: 'pending', ...told } },
      { event: 'refund.processing', data: { status: 'processing', ...told } },
      {
        event: 'refund.processed',
        data: { status: 'processed', ...told, refund_reference: expect.stringMatching(/^\d{12}$/) },
      },
    ])
  })

  it('with the card that refuses it fails, told with a number for its amount; the payment is as it was', async () => {
    const under = await paid('refund-fails')
    await refund(under, { amount: '70000' })
    await advance(under, 30)
    expect(await status(under)).toBe('success')
    expect(events(under).at(-1)).toMatchObject({ event: 'refund.failed', data: { amount: 70_000 } })
    expect(Object.keys(Object(at({ status: 0, body: events(under).at(-1) }, 'data')))).not.toContain('id')
    expect((await refund(under)).status).toBe(200)
  })

  it('with the card that needs attention waits for an account, and is processed once it is sent there', async () => {
    const under = await paid('refund-needs-attention')
    const id = at(await refund(under), 'data.id')
    const account = { refund_account_details: { currency: 'NGN', account_number: '1234567890', bank_id: '9' } }
    const retry = (body: object) => under.api(`/refund/retry_with_customer_details/${id}`, post(body))
    expect(await retry(account)).toMatchObject({
      status: 422,
      body: { message: 'Invalid Refund state, refund status should be "needs-attention"', code: 'invalid_params' },
    })
    await advance(under, 3_600)
    expect(await status(under)).toBe('reversal-pending')
    expect(events(under).at(-1)).toMatchObject({
      event: 'refund.needs-attention',
      data: { id: String(id), amount: 250_000 },
    })
    expect((await retry({})).status).toBe(400)
    expect(await retry(account)).toMatchObject({
      status: 200,
      body: { message: 'Refund retried and has been queued for processing', data: { id, status: 'processing' } },
    })
    await advance(under, 10)
    expect(await status(under)).toBe('reversed')
  })

  it('tells two steps in their order when the clock leaps over both', async () => {
    const under = await paid()
    await refund(under)
    await advance(under, 86_400)
    const list = await under.control('GET', '/webhooks')
    expect(each(list, 'items', 'event')).toEqual([
      'refund.processed',
      'refund.processing',
      'refund.pending',
      'charge.success',
    ])
    expect(each(list, 'items', 'delivered')).toEqual([true, true, true, true])
  })

  it('keeps the notes that came with it, and has Paystack’s where none came', async () => {
    const under = await paid()
    await refund(under, { amount: 1_000, customer_note: 'sorry', merchant_note: 'our 7' })
    await refund(under, { amount: 1_000 })
    expect(at(await under.api('/refund'), 'data')).toMatchObject([
      {
        customer_note: 'Refund for transaction r',
        merchant_note: expect.stringMatching(/^Refund for transaction r by \S+@\S+$/),
      },
      { customer_note: 'sorry', merchant_note: 'our 7' },
    ])
  })
})

describe('a refund is refused', () => {
  const refused = async (under: UnderTest, body: object) => {
    const { status: code, body: answer } = await refund(under, body)
    return [code, at({ status: code, body: answer }, 'message'), at({ status: code, body: answer }, 'code')]
  }

  it.each([
    [{ amount: 250_001 }, 'Total refund amount cannot exceed original transaction amount'],
    [{ amount: 99 }, 'The minimum amount you may send in a single refund at this time is: NGN1.00'],
    [{ currency: 'GHS' }, 'Transaction currency must match refund currency'],
    [{ amount: 10.5 }, 'Invalid Amount Sent'],
    [{ amount: 0 }, 'Invalid Amount Sent'],
    [{ amount: 'all' }, 'Invalid Amount Sent'],
  ])('when it asks for %j', async (body, message) => {
    const under = await paid()
    expect(await refused(under, body)).toEqual([400, message, 'invalid_params'])
    expect(await status(under)).toBe('success')
  })

  it('when, with others, it is more than was paid: without an amount all is asked for', async () => {
    const under = await paid()
    await refund(under, { amount: 100_000 })
    const exceeds = [400, 'Total refund amount cannot exceed original transaction amount', 'invalid_params']
    expect(await refused(under, {})).toEqual(exceeds)
    expect(await refused(under, { amount: 150_001 })).toEqual(exceeds)
    expect((await refund(under, { amount: 150_000 })).status).toBe(200)
    expect(await refused(under, { amount: 1_000 })).toEqual([400, 'Cannot refund less than NGN0.5', 'invalid_params'])
    await advance(under, 30)
    expect(await under.api('/refund', post({ transaction: 'r' }))).toMatchObject({
      status: 400,
      body: { message: 'Transaction has been fully reversed', type: 'api_error', code: 'transaction_reversed' },
    })
  })

  it('of many at once, as soon as they would be too much', async () => {
    const under = await paid()
    const answers = await Promise.all(Array.from({ length: 8 }, () => refund(under, { amount: 100_000 })))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2)
  })

  it('when the payment is not known, is somebody else’s, or was never made', async () => {
    const under = await paid()
    await under.initialize({ reference: 'open' })
    const unknown = [404, 'Transaction not found', 'transaction_not_found']
    expect(await refused(under, { transaction: 'x' })).toEqual(unknown)
    expect((await refund(under, {}, 'sk_test_of_another')).status).toBe(404)
    expect((await refused(under, { transaction: '' }))[0]).toBe(400)
    expect((await refused(under, { transaction: 'open' }))[0]).toBe(400)
  })
})

describe('looking for refunds', () => {
  it('lists them the newest first, by page, time and number of the transaction; a reference finds none', async () => {
    const under = await paid()
    const id = at(await under.verify('r'), 'data.id')
    for (const amount of [1_000, 2_000, 3_000]) await refund(under, { transaction: id, amount })
    await under.initialize({ reference: 's' })
    await under.control('POST', '/transactions/s/pay')
    await refund(under, { transaction: 's' })
    const amounts = async (query: string) => each(await under.api(`/refund${query}`), 'data', 'amount')
    expect(await amounts('')).toEqual([250_000, 3_000, 2_000, 1_000])
    expect(await amounts(`?transaction=${id}`)).toEqual([3_000, 2_000, 1_000])
    expect(await amounts('?transaction=r')).toEqual([])
    expect(await amounts('?to=2016-09-21')).toEqual([])
    expect(await amounts('?from=2016-09-21')).toHaveLength(4)
    const page = await under.api('/refund?perPage=3&page=2')
    expect([at(page, 'message'), each(page, 'data', 'amount')]).toEqual(['Refunds retrieved', [1_000]])
    expect(at(page, 'meta')).toEqual({ total: 4, skipped: 3, perPage: 3, page: 2, pageCount: 2 })
    expect(at(await under.api('/refund', {}, 'sk_test_of_another'), 'data')).toEqual([])
  })

  it('shows one by its number to whoever made it', async () => {
    const under = await paid()
    const id = at(await refund(under), 'data.id')
    expect(await under.api(`/refund/${id}`)).toMatchObject({ status: 200, body: { message: 'Refund retrieved' } })
    expect((await under.api(`/refund/${id}`, {}, 'sk_test_of_another')).status).toBe(404)
    expect((await under.api('/refund/1')).status).toBe(404)
  })
})

describe('a refund made in the dashboard', () => {
  it('is one like the others, with what is left of it bounded alike', async () => {
    const under = await paid()
    const made = await under.control('POST', '/refunds', { reference: 'r', amount: 200_000 })
    expect(made).toMatchObject({
      status: 201,
      body: { id: expect.any(Number), reference: 'r', amount: 200_000, status: 'pending' },
    })
    expect(at(await under.api('/refund'), 'data.0')).toMatchObject({ id: at(made, 'id'), amount: 200_000 })
    expect(at(await under.control('GET', '/transactions/r'), 'refunds')).toEqual([made.body])
    expect(await under.control('POST', '/refunds', { reference: 'r' })).toMatchObject({
      status: 409,
      body: { message: 'Total refund amount cannot exceed original transaction amount' },
    })
    expect((await under.control('POST', '/refunds', { reference: 'x' })).status).toBe(404)
    expect((await under.control('POST', '/refunds', { amount: -1 })).status).toBe(422)
  })
})
