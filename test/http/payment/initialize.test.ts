import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { nothing, told } from '../support/delivered.ts'
import { buyer } from '../support/people.ts'
import { openTill, stateOf, type Till } from './till.ts'

describe('starting to pay', () => {
  let till: Till
  beforeAll(async () => {
    till = await openTill({ RETURN_URLS: 'https://app.example/after' })
  })
  afterAll(() => till?.close())

  it('answers where to pay, what, and until when; and leaves it open', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    const answer = await till.initialize(person, { workflowId: workflow.id })
    const { reference, accessCode, authorizationUrl, expiresAt, ...rest } = answer.json
    expect(answer.status).toBe(201)
    expect(rest).toEqual({ total: { amount: 250_000, currency: 'NGN' }, status: 'pending' })
    expect(reference).toMatch(/^[A-Za-z0-9.=-]{22,100}$/)
    expect(authorizationUrl).toBe(`${till.sandbox.url}/checkout/${accessCode}`)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
    expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'initialized', sales: 0, entries: 0 })
  })

  it('asked again, answers 200 and the same', async () => {
    const { person, workflow, reference, authorizationUrl } = await till.start()
    const again = await till.initialize(person, { workflowId: workflow.id })
    expect([again.status, again.json.reference, again.json.authorizationUrl]).toEqual([
      200,
      reference,
      authorizationUrl,
    ])
  })

  it('asked many times at once, opens one', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => till.initialize(person, { workflowId: workflow.id })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    expect(new Set(answers.map(({ json }) => json.authorizationUrl)).size).toBe(1)
  })

  it('PAY-26: refuses what is owned, what is not for sale, and what costs less than Paystack takes', async () => {
    const started = await till.start()
    const { person, workflow: owned } = started
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
    const [draft, cheap] = [
      await till.item({ status: 'draft' }),
      await till.item({ price: { amount: 4_999, currency: 'NGN' } }),
    ]
    const refused = async (workflowId: string) => told(await till.initialize(person, { workflowId }))
    expect(await refused(owned.id)).toEqual([409, 'ALREADY_OWNED'])
    expect(await refused(draft.id)).toEqual([404, 'NOT_FOUND'])
    expect(await refused(nothing)).toEqual([404, 'NOT_FOUND'])
    expect(await refused(cheap.id)).toEqual([422, 'BELOW_MINIMUM'])
    expect(await till.shop.sql('select from checkouts where user_id = $1', [person.id])).toHaveLength(1)
  })

  it('P15: refuses a currency that the shop does not take, before Paystack is asked', async () => {
    const workflow = await till.item({ price: { amount: 5_000, currency: 'GHS' } })
    const answer = await till.initialize(await buyer(till.shop), { workflowId: workflow.id })
    expect(told(answer)).toEqual([422, 'CURRENCY_UNSUPPORTED'])
  })

  it('P20: sells what costs nothing without asking Paystack', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item({ price: { amount: 0, currency: 'NGN' } })]
    const answer = await till.initialize(person, { workflowId: workflow.id })
    expect([answer.status, answer.json.status, answer.json.authorizationUrl]).toEqual([201, 'paid', undefined])
    const { json } = await ask(till.sandbox.url, '/sandbox/transactions')
    expect(json.items.map(({ reference }: { reference: string }) => reference)).not.toContain(answer.json.reference)
    expect(await stateOf(till.shop, answer.json.reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1 })
  })

  it.each([
    ['https://app.example/after', 201],
    ['https://app.example/after/shopping?x=1', 201],
    ['https://app.example/afterwards', 422],
    ['https://app.example', 422],
    ['https://app.example.evil.example/after', 422],
    ['https://user:pw@app.example/after', 422],
    ['http://app.example/after', 422],
    ['javascript:alert(1)', 422],
    ['//app.example/after', 422],
    ['https://app.example/after/../admin', 422],
  ])('returns to %s: %i', async (returnUrl, status) => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    expect((await till.initialize(person, { workflowId: workflow.id, returnUrl })).status).toBe(status)
  })

  it('P16: takes no price, currency, owner or status from the client', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    const answer = await till.initialize(person, {
      workflowId: workflow.id,
      amount: 1,
      total: { amount: 1, currency: 'NGN' },
      currency: 'XOF',
      userId: nothing,
      status: 'paid',
    })
    expect(told(answer)).toEqual([422, 'VALIDATION_FAILED'])
    expect(answer.json.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/amount',
      '/currency',
      '/status',
      '/total',
      '/userId',
    ])
  })

  it.each([
    ['an error', { status: 500 }],
    ['too many requests', { status: 429 }],
    ['a page', { status: 200, body: '<html>maintenance</html>' }],
    ['a refusal', { status: 200, body: '{"status":false,"message":"No"}' }],
    ['half an answer', { status: 200, body: '{"status":true,"data":{"authorization_url":"htt' }],
    [
      'a page elsewhere',
      {
        status: 200,
        body: '{"status":true,"data":{"authorization_url":"https://evil.example/x","access_code":"x","reference":"y"}}',
      },
    ],
    ['a broken connection', { dropConnection: true }],
  ])('PAY-20: says 503 when Paystack answers with %s, and the next try pays', async (_, fault) => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    await till.faults({ api: [{ path: '/transaction/*', ...fault }] })
    const answer = await till.initialize(person, { workflowId: workflow.id })
    expect(told(answer)).toEqual([503, 'PAYMENT_PROVIDER_UNAVAILABLE'])
    expect(Number(answer.header('retry-after'))).toBeGreaterThan(0)
    expect(answer.text).not.toMatch(/maintenance|evil|socket|ECONN|paystack\.http/i)
    await till.faults(null)
    const again = await till.initialize(person, { workflowId: workflow.id })
    expect([200, 201]).toContain(again.status)
    await till.pay(again.json.reference)
    const paid = await till.verify({ person, reference: again.json.reference })
    expect(paid.json.status).toBe('paid')
  })

  it('P17: a lost answer of Paystack costs nobody anything: a page is found, and nothing is paid twice', async () => {
    const [person, workflow] = [await buyer(till.shop), await till.item()]
    await till.faults({ api: [{ path: '/transaction/initialize', dropConnection: true, times: 1 }] })
    expect((await till.initialize(person, { workflowId: workflow.id })).status).toBe(503)
    const again = await till.initialize(person, { workflowId: workflow.id })
    expect(again.json.authorizationUrl).toMatch(/^http/)
    await till.pay(again.json.reference)
    const [sold] = await till.shop.sql<{ open: number }>(
      `select count(*)::int as open from checkouts where user_id = $1 and status in ('open', 'initialized')`,
      [person.id],
    )
    expect(sold?.open).toBe(1)
  })
})
