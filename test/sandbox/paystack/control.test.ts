import { describe, expect, it } from 'vitest'
import { at, each, startUnderTest } from './sandbox-under-test.ts'

describe('paying without a browser', () => {
  it('takes the good card when none is named, and answers the transaction', async () => {
    const { initialize, control, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    const answer = await control('POST', '/transactions/r/pay')
    expect(answer).toMatchObject({
      status: 200,
      body: { id: expect.any(Number), reference: 'r', status: 'success', amount: 250_000, requestedAmount: 250_000 },
    })
    expect(at(answer, 'id')).toBe(at(await verify('r'), 'data.id'))
  })

  it.each([
    ['success', 'success', 'Successful'],
    ['pin', 'success', 'Successful'],
    ['otp', 'success', 'Successful'],
    ['phone', 'success', 'Successful'],
    ['bank', 'success', 'Successful'],
    ['refund-fails', 'success', 'Successful'],
    ['refund-needs-attention', 'success', 'Successful'],
    ['declined', 'abandoned', 'Declined'],
    ['insufficient', 'abandoned', 'Insufficient Funds'],
    ['no-token', 'failed', 'Token Not Generated. Customer Not Registered on Token Platform'],
    ['wrong-pin', 'failed', 'Incorrect PIN'],
  ])('with the card %s ends %s: %s', async (card, status, gatewayResponse) => {
    const { initialize, control } = await startUnderTest()
    await initialize({ reference: 'r' })
    expect(await control('POST', '/transactions/r/pay', { card })).toMatchObject({
      status: 200,
      body: { status, gatewayResponse },
    })
  })

  it('may pay another amount or currency on purpose: the amount is what was asked and what was paid', async () => {
    const { initialize, control, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    await control('POST', '/transactions/r/pay', { amount: 100, currency: 'GHS' })
    expect(at(await verify('r'), 'data')).toMatchObject({
      requested_amount: 100,
      amount: 100,
      currency: 'GHS',
      fees: 2,
    })
  })

  it('puts the fee on top of what was paid alone, as when the payer bears it', async () => {
    const { initialize, control, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    await control('POST', '/transactions/r/pay', { fee: 10_283 })
    expect(at(await verify('r'), 'data')).toMatchObject({ requested_amount: 250_000, amount: 260_283, fees: 10_283 })
  })

  it('cannot pay twice, nor what nobody initialised', async () => {
    const { initialize, control } = await startUnderTest()
    await initialize({ reference: 'r' })
    await control('POST', '/transactions/r/pay')
    expect(await control('POST', '/transactions/r/pay')).toMatchObject({
      status: 409,
      body: { message: expect.any(String) },
    })
    expect((await control('POST', '/transactions/x/pay')).status).toBe(404)
  })

  it.each([
    [{ card: 'gold' }, '/card'],
    [{ amount: 1.5 }, '/amount'],
    [{ amount: '100' }, '/amount'],
    [{ amount: 0 }, '/amount'],
    [{ fee: -1 }, '/fee'],
    [{ currency: 'naira' }, '/currency'],
    [{ status: 'success' }, '/status'],
    [[], ''],
  ])('says what is wrong with %j', async (body, pointer) => {
    const { initialize, control, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    expect(await control('POST', '/transactions/r/pay', body)).toMatchObject({
      status: 422,
      body: { message: expect.any(String), errors: [{ pointer, message: expect.any(String) }] },
    })
    expect(at(await verify('r'), 'data.status')).toBe('abandoned')
  })

  it('says all that is wrong at once, and tells JSON that is none', async () => {
    const { initialize, control, sandbox } = await startUnderTest()
    await initialize({ reference: 'r' })
    const answer = await control('POST', '/transactions/r/pay', { amount: -1, fee: 'x', colour: 'red' })
    expect(each(answer, 'errors', 'pointer')).toEqual(['/amount', '/fee', '/colour'])
    const broken = await fetch(`${sandbox.url}/sandbox/transactions/r/pay`, { method: 'POST', body: '{"amount":' })
    expect([broken.status, await broken.json()]).toEqual([400, { message: expect.any(String) }])
  })
})

describe('looking at what the sandbox holds', () => {
  it('lists transactions, the newest first, without their keys', async () => {
    const { initialize, control, sandbox } = await startUnderTest()
    await initialize({ reference: 'first', callback_url: 'https://shop.example/back', metadata: '{"a":1}' })
    await initialize({ reference: 'second' })
    const answer = await control('GET', '/transactions')
    expect(each(answer, 'items', 'reference')).toEqual(['second', 'first'])
    expect(at(answer, 'items.1')).toEqual({
      id: expect.any(Number),
      reference: 'first',
      status: 'abandoned',
      gatewayResponse: 'The transaction was not completed',
      requestedAmount: 250_000,
      amount: 250_000,
      currency: 'NGN',
      fees: null,
      email: 'ada@example.com',
      card: null,
      metadata: { a: 1 },
      callbackUrl: 'https://shop.example/back',
      accessCode: expect.any(String),
      checkoutUrl: expect.stringContaining(`${sandbox.url}/checkout/`),
      key: 'sk_test_…shop',
      createdAt: expect.any(String),
      paidAt: null,
      refunds: [],
      disputes: [],
    })
  })

  it('shows one by its reference, or says that there is none', async () => {
    const { initialize, control } = await startUnderTest()
    await initialize({ reference: 'r' })
    expect(await control('GET', '/transactions/r')).toMatchObject({ status: 200, body: { reference: 'r' } })
    expect(await control('GET', '/transactions/x')).toMatchObject({
      status: 404,
      body: { message: expect.any(String) },
    })
  })

  it('answers JSON for a control route that does not exist and for an address that cannot be read', async () => {
    const { control } = await startUnderTest()
    expect((await control('GET', '/nothing')).status).toBe(404)
    expect((await control('GET', '/transactions/%E0%A4%A')).status).toBe(400)
  })
})

describe('the clock', () => {
  it('moves ahead, and new payments carry its time', async () => {
    const { initialize, verify, control } = await startUnderTest()
    const before = Date.now()
    const day = 86_400_000
    const moved = await control('PUT', '/clock', { advanceMs: day })
    expect(moved.status).toBe(200)
    expect(Date.parse(String(at(moved, 'now'))) - before).toBeGreaterThanOrEqual(day)
    await initialize({ reference: 'r' })
    expect(Date.parse(String(at(await verify('r'), 'data.created_at'))) - before).toBeGreaterThan(day - 2_000)
  })

  it.each([{}, { advanceMs: -1 }, { advanceMs: 'soon' }, { advanceMs: 1e300 }, { advanceMs: 1, hurry: true }])(
    'refuses %j',
    async (body) => {
      const { control } = await startUnderTest()
      expect((await control('PUT', '/clock', body)).status).toBe(422)
    },
  )
})

describe('the front page', () => {
  it('says what this is and leads to the transactions', async () => {
    const { initialize, page } = await startUnderTest()
    const answer = await initialize({ reference: 'r' })
    const text = await (await page('/')).text()
    expect(text).toContain('Paystack sandbox')
    expect(text).toContain(`href="/checkout/${at(answer, 'data.access_code')}"`)
    expect(text).toContain('href="/sandbox/transactions/r"')
  })

  it('shows what came after a payment, as its own page does', async () => {
    const { initialize, control, page } = await startUnderTest()
    const path = `/checkout/${at(await initialize({ reference: 'r' }), 'data.access_code')}`
    await control('POST', '/transactions/r/pay')
    await control('POST', '/refunds', { reference: 'r', amount: 100_000 })
    const id = at(await control('POST', '/disputes', { reference: 'r' }), 'id')
    const texts = async () => Promise.all(['/', path].map(async (each) => (await page(each)).text()))
    for (const text of await texts()) {
      expect(text).toContain('Refund: ₦1,000.00, pending')
      expect(text).toMatch(new RegExp(`Dispute ${id}: ₦1,500.00, awaiting-merchant-feedback, to be answered by .+ UTC`))
    }
    await control('POST', `/disputes/${id}/resolve`, { resolution: 'auto-accepted' })
    for (const text of await texts()) {
      expect(text).toContain(`Dispute ${id}: ₦1,500.00, auto-accepted<`)
      expect(text).toContain(`Taken by dispute ${id}: ₦1,500.00, processed`)
    }
  })

  it('is healthy', async () => {
    const { page } = await startUnderTest()
    const response = await page('/health')
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', now: expect.any(String) }])
  })
})
