import { describe, expect, it } from 'vitest'
import { at, startUnderTest } from './sandbox-under-test.ts'

describe('initializing a transaction', () => {
  it('answers an address to pay at, its access code and the reference', async () => {
    const { initialize, sandbox } = await startUnderTest()
    const answer = await initialize({ reference: 'A-1.b=2' })
    expect(answer).toEqual({
      status: 200,
      body: {
        status: true,
        message: 'Authorization URL created',
        data: {
          authorization_url: `${sandbox.url}/checkout/${at(answer, 'data.access_code')}`,
          access_code: expect.stringMatching(/^[a-z0-9]{15}$/),
          reference: 'A-1.b=2',
        },
      },
    })
  })

  it('makes a reference of ten characters when none is sent', async () => {
    const { initialize } = await startUnderTest()
    expect(at(await initialize(), 'data.reference')).toMatch(/^[a-z0-9]{10}$/)
  })

  it('takes forms as well as JSON, and the amount as text', async () => {
    const { api, verify } = await startUnderTest()
    const body = new URLSearchParams({
      email: 'ada@example.com',
      amount: '20000',
      currency: 'GHS',
      reference: 'form-1',
    })
    expect((await api('/transaction/initialize', { method: 'POST', body })).status).toBe(200)
    expect(at(await verify('form-1'), 'data')).toMatchObject({
      requested_amount: 20_000,
      amount: 20_000,
      currency: 'GHS',
      customer: { email: 'ada@example.com' },
    })
  })

  it('uses the public address for the page when one is given', async () => {
    const { initialize } = await startUnderTest({ publicUrl: 'https://pay.example.com/' })
    const answer = await initialize()
    expect(at(answer, 'data.authorization_url')).toBe(
      `https://pay.example.com/checkout/${at(answer, 'data.access_code')}`,
    )
  })

  it('takes the integration’s currency when none is named', async () => {
    const { initialize, verify } = await startUnderTest()
    await initialize({ reference: 'r' })
    expect(at(await verify('r'), 'data.currency')).toBe('NGN')
  })

  it('takes amounts below the documented minimum, as the test mode does', async () => {
    const { initialize } = await startUnderTest()
    expect((await initialize({ amount: 1, currency: 'GHS' })).status).toBe(200)
  })
})

describe('what initialize refuses', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, number, string, string])[] = [
    ['no e-mail', { email: undefined }, 400, 'Email Address is required', 'missing_params'],
    ['an empty e-mail', { email: '' }, 400, 'Email Address is required', 'missing_params'],
    ['what is no e-mail', { email: 'ada' }, 400, 'Invalid Email Address Passed', 'invalid_email_address'],
    ['no amount', { amount: undefined }, 400, 'Invalid Amount Sent', 'invalid_params'],
    ['an amount that is no number', { amount: '12a' }, 400, 'Invalid Amount Sent', 'invalid_params'],
    ['a negative amount', { amount: -5 }, 400, 'Invalid Amount Sent', 'invalid_params'],
    ['a fraction', { amount: 1998.5 }, 400, '"amount" must be an integer', 'invalid_params'],
    ['a fraction as text', { amount: '1998.9999999999998' }, 400, '"amount" must be an integer', 'invalid_params'],
    ['nothing', { amount: 0 }, 400, 'You must specify a valid amount', 'invalid_params'],
    ['over ten million', { amount: 1_000_000_001 }, 400, 'Transaction amount limit exceeded', 'invalid_params'],
    [
      'a slash in the reference',
      { reference: 'a/b' },
      400,
      'Invalid character in transaction reference',
      'invalid_params',
    ],
    ['an underscore in it', { reference: 'a_b' }, 400, 'Invalid character in transaction reference', 'invalid_params'],
    ['a currency of others', { currency: 'EUR' }, 403, 'Currency not supported by merchant', 'unsupported_currency'],
  ]

  it.each(cases)('%s', async (_name, body, status, message, code) => {
    const { initialize, control } = await startUnderTest()
    const answer = await initialize(body)
    expect(answer).toMatchObject({ status, body: { status: false, message, code, type: 'validation_error' } })
    expect(at(answer, 'meta.nextStep')).toEqual(expect.any(String))
    expect(at(await control('GET', '/transactions'), 'items')).toEqual([])
  })

  it('a reference that was used before, paid or not', async () => {
    const { initialize } = await startUnderTest()
    await initialize({ reference: 'once' })
    expect(await initialize({ reference: 'once' })).toEqual({
      status: 400,
      body: {
        status: false,
        message: 'Duplicate Transaction Reference',
        meta: { nextStep: 'Try and create the Transaction or Charge with a new reference' },
        type: 'validation_error',
        code: 'duplicate_reference',
        errorCodeMappingNotFound: false,
      },
    })
  })

  it('a body that is not JSON, or nested without end', async () => {
    const { api } = await startUnderTest()
    const post = (body: string) =>
      api('/transaction/initialize', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect((await post('{"email":')).status).toBe(400)
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect((await post(`{"email":"a@b.co","amount":100,"metadata":${deep}}`)).status).toBe(400)
    expect((await post(`{"email":"a@b.co","amount":100,"metadata":"${deep}"}`)).status).toBe(400)
  })
})

describe('the key', () => {
  const refused = {
    status: 401,
    body: {
      status: false,
      message: 'Invalid key',
      meta: { nextStep: 'Ensure that you provide the correct authorization key for the request' },
      type: 'validation_error',
      code: 'invalid_Key',
    },
  }

  it('may be any secret test key', async () => {
    const { initialize } = await startUnderTest()
    expect((await initialize({}, 'sk_test_0')).status).toBe(200)
  })

  it.each(['sk_live_1', 'pk_test_1', 'sk_test_', 'nonsense'])('is refused when it is %s', async (key) => {
    const { initialize } = await startUnderTest()
    expect(await initialize({}, key)).toEqual(refused)
  })

  it('is refused when it is absent, on every path of the API', async () => {
    const { sandbox } = await startUnderTest()
    for (const path of ['/transaction', '/transaction/verify/x', '/transaction/1', '/refund']) {
      const response = await fetch(sandbox.url + path)
      expect([response.status, await response.json()]).toEqual([refused.status, refused.body])
    }
  })

  it('owns the transactions that it initialised: another key sees none of them and may use the same reference', async () => {
    const { initialize, verify, api } = await startUnderTest()
    await initialize({ reference: 'mine' })
    const id = at(await verify('mine'), 'data.id')
    const other = 'sk_test_of_another'
    expect(at(await verify('mine', other), 'code')).toBe('transaction_not_found')
    expect((await api(`/transaction/${id}`, {}, other)).status).toBe(404)
    expect(at(await api('/transaction', {}, other), 'data')).toEqual([])
    expect((await initialize({ reference: 'mine' }, other)).status).toBe(200)
    expect(at(await verify('mine'), 'data.id')).toBe(id)
  })
})
