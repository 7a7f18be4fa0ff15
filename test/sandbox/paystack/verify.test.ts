import { describe, expect, it } from 'vitest'
import { at, startUnderTest } from './sandbox-under-test.ts'

describe('verifying a transaction', () => {
  it('says abandoned before anybody has paid, with nothing where nothing has happened', async () => {
    const { initialize, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    const answer = await verify('r')
    expect(answer).toMatchObject({ status: 200, body: { status: true, message: 'Verification successful' } })
    const createdAt = at(answer, 'data.created_at')
    expect(at(answer, 'data')).toEqual({
      id: expect.any(Number),
      domain: 'test',
      status: 'abandoned',
      reference: 'r',
      receipt_number: null,
      amount: 250_000,
      message: null,
      gateway_response: 'The transaction was not completed',
      paid_at: null,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      channel: 'card',
      currency: 'NGN',
      ip_address: expect.any(String),
      metadata: '',
      log: null,
      fees: null,
      fees_split: null,
      authorization: {},
      customer: {
        id: expect.any(Number),
        first_name: null,
        last_name: null,
        email: 'ada@example.com',
        customer_code: expect.stringMatching(/^CUS_[a-z0-9]{15}$/),
        phone: null,
        metadata: null,
        risk_action: 'default',
        international_format_phone: null,
      },
      plan: null,
      split: {},
      order_id: null,
      paidAt: null,
      createdAt: createdAt,
      requested_amount: 250_000,
      pos_transaction_data: null,
      source: null,
      fees_breakdown: null,
      connect: null,
      transaction_date: createdAt,
      plan_object: {},
      subaccount: {},
    })
  })

  it('numbers transactions upwards, above what fits a signed 32-bit integer', async () => {
    const { initialize, verify } = await startUnderTest()
    await initialize({ reference: 'first' })
    await initialize({ reference: 'second' })
    const first = Number(at(await verify('first'), 'data.id'))
    expect(first).toBeGreaterThan(2 ** 31)
    expect(at(await verify('second'), 'data.id')).toBeGreaterThan(first)
  })

  it('tells a reference that it does not know by 404 and transaction_not_found', async () => {
    const { verify } = await startUnderTest()
    expect(await verify('unknown')).toEqual({
      status: 404,
      body: {
        status: false,
        message: 'Transaction reference not found.',
        meta: { nextStep: expect.any(String) },
        type: 'validation_error',
        code: 'transaction_not_found',
      },
    })
  })

  it('says success with time, fees, card and log once it is paid', async () => {
    const { initialize, verify, control } = await startUnderTest()
    await initialize({ reference: 'r' })
    await control('POST', '/transactions/r/pay')
    const answer = await verify('r')
    expect(at(answer, 'data')).toMatchObject({
      status: 'success',
      gateway_response: 'Successful',
      amount: 250_000,
      requested_amount: 250_000,
      fees: 13_750,
      log: { attempts: 1, errors: 0, success: true },
      authorization: {
        authorization_code: expect.stringMatching(/^AUTH_[a-z0-9]{10}$/),
        bin: '408408',
        last4: '4081',
        exp_month: '12',
        channel: 'card',
        brand: 'visa',
        country_code: 'NG',
        reusable: true,
        signature: expect.stringMatching(/^SIG_[A-Za-z0-9]{20}$/),
      },
    })
    expect(at(answer, 'data.paid_at')).toMatch(/\.000Z$/)
    expect(at(answer, 'data.paidAt')).toBe(at(answer, 'data.paid_at'))
  })
})

describe('metadata', () => {
  const echo = async (metadata: unknown) => {
    const { initialize, verify, api } = await startUnderTest()
    await initialize({ reference: 'r', metadata })
    return {
      verified: at(await verify('r'), 'data.metadata'),
      listed: at(await api('/transaction'), 'data.0.metadata'),
    }
  }

  it('sent as an object comes back with its numbers as text', async () => {
    const { verified } = await echo({ order: 42, deep: [{ price: 1.5, yes: true, no: null, text: 'x' }] })
    expect(verified).toEqual({ order: '42', deep: [{ price: '1.5', yes: true, no: null, text: 'x' }] })
  })

  it('sent as JSON in a string keeps its types', async () => {
    const { verified } = await echo(JSON.stringify({ order: 42, list: [1] }))
    expect(verified).toEqual({ order: 42, list: [1] })
  })

  it('is an empty text in verify and null in the list when none was sent', async () => {
    expect(await echo(undefined)).toEqual({ verified: '', listed: null })
  })
})

describe('fees', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['NGN', 249_999, 3_750],
    ['NGN', 250_000, 13_750],
    ['NGN', 20_000_000, 200_000],
    ['GHS', 10_000, 195],
    ['KES', 10_000, 290],
    ['ZAR', 10_000, 390],
  ]

  it.each(cases)('of %s %i are %i', async (currency, amount, fees) => {
    const { initialize, verify, control } = await startUnderTest()
    await initialize({ reference: 'r', currency, amount })
    await control('POST', '/transactions/r/pay')
    expect(at(await verify('r'), 'data')).toMatchObject({ currency, amount, fees })
  })
})
