import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, raw, statusOf } from '../../support/http.ts'
import { besides, type TestShop } from '../../support/shop.ts'
import { told } from '../support/delivered.ts'
import { buyer, type Person } from '../support/people.ts'
import { openTill, stateOf, type Till, throughSandbox } from './till.ts'

describe('starting to pay, once more', () => {
  let till: Till
  let other: TestShop
  beforeAll(async () => {
    till = await openTill({ CURRENCIES: 'NGN,XOF' })
    const taxed = { TAX_NAME: 'VAT', TAX_PERCENT: '7.5', TAX_INCLUDED: 'false' }
    other = await besides(till.shop, { ...throughSandbox(till.sandbox), CURRENCIES: 'NGN,XOF', ...taxed })
  })
  afterAll(async () => {
    await other?.stop()
    await till?.close()
  })

  const starting = (person: Person, body: object, key: string, at = till.shop) =>
    ask(at.url, '/api/payment/initialize', { headers: { ...bearer(person.accessToken), 'Idempotency-Key': key }, body })
  const checkoutsOf = async ({ id }: Person) =>
    (await till.shop.sql('select from checkouts where user_id = $1', [id])).length

  it('PAY-24: under one key is done once and answered the same, also by another instance', async () => {
    const [person, { id: workflowId }] = [await buyer(till.shop), await till.item()]
    const first = await starting(person, { workflowId }, 'one')
    const second = await starting(person, { workflowId }, 'one', other)
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
    expect(await checkoutsOf(person)).toBe(1)
  })

  it('PAY-24: under one key at once on two instances opens one; the others get its answer or are told to wait', async () => {
    const [person, { id: workflowId }] = [await buyer(till.shop), await till.item()]
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        starting(person, { workflowId }, 'at once', at % 2 === 0 ? till.shop : other),
      ),
    )
    const done = answers.filter(({ status }) => status === 201)
    expect(done.length).toBeGreaterThan(0)
    expect(new Set(done.map(({ text }) => text)).size).toBe(1)
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(told(answer)).toEqual([409, 'IDEMPOTENCY_RUNNING'])
    expect(await checkoutsOf(person)).toBe(1)
  })

  it('PAY-25: under a key of another request is refused; another buyer has keys of their own; a key has its form', async () => {
    const [person, stranger] = [await buyer(till.shop), await buyer(till.shop)]
    const [one, two] = [await till.item(), await till.item()]
    expect((await starting(person, { workflowId: one.id }, 'k')).status).toBe(201)
    expect(told(await starting(person, { workflowId: two.id }, 'k'))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect((await starting(stranger, { workflowId: two.id }, 'k')).status).toBe(201)
    expect((await starting(person, { workflowId: two.id }, 'k'.repeat(256))).status).toBe(422)
    const body = JSON.stringify({ workflowId: two.id })
    for (const key of ['a\rb', 'a\nb', 'a\r\nb']) {
      const broken = await raw(
        till.shop.port,
        `POST /api/payment/initialize HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${person.accessToken}\r\n` +
          `Idempotency-Key: ${key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        2_000,
      )
      expect(statusOf(broken)).toBe(400)
    }
    expect(await checkoutsOf(person)).toBe(1)
  })

  it('P15: takes each currency of the shop, as it is, and no other', async () => {
    const francs = await till.item({ price: { amount: 100, currency: 'XOF' } })
    const [below, dollars] = [
      await till.item({ price: { amount: 99, currency: 'XOF' } }),
      await till.item({ price: { amount: 5_000, currency: 'USD' } }),
    ]
    const person = await buyer(till.shop)
    const started = await till.initialize(person, { workflowId: francs.id })
    expect(started.json.total).toEqual({ amount: 100, currency: 'XOF' })
    const [asked] = (await ask(till.sandbox.url, '/sandbox/transactions')).json.items
    expect(asked).toMatchObject({ reference: started.json.reference, amount: 100, currency: 'XOF' })
    for (const [{ id: workflowId }, code] of [
      [below, 'BELOW_MINIMUM'],
      [dollars, 'CURRENCY_UNSUPPORTED'],
    ] as const) {
      expect(told(await till.initialize(person, { workflowId }))).toEqual([422, code])
      expect(told(await ask(till.shop.url, '/api/payment/quote', { body: { workflowId } }))).toEqual([422, code])
    }
    expect((await ask(till.sandbox.url, '/sandbox/transactions')).json.items[0]).toEqual(asked)
  })

  it('P7: two tabs lead to one page; when an old page is paid as well, one sale is made and the second waits or goes back', async () => {
    const [person, { id: workflowId }] = [await buyer(till.shop), await till.item()]
    const first = await till.initialize(person, { workflowId })
    expect((await till.initialize(person, { workflowId })).json.authorizationUrl).toBe(first.json.authorizationUrl)
    await till.shop.sql(`update checkouts set expires_at = created_at + interval '1 ms' where user_id = $1`, [
      person.id,
    ])
    const second = await till.initialize(person, { workflowId })
    expect(second.json.reference).not.toBe(first.json.reference)
    const verified = async ({ reference }: { reference: string }) =>
      (await ask(till.shop.url, `/api/payment/verify/${reference}`, { headers: bearer(person.accessToken) })).json
        .status
    await till.pay(second.json.reference)
    await till.pay(first.json.reference)
    expect([await verified(second.json), await verified(first.json)]).toEqual(['paid', 'review'])
    expect(await stateOf(till.shop, first.json.reference)).toMatchObject({
      reason: 'owned_already',
      sales: 0,
      rights: 1,
    })
    expect(told(await till.initialize(person, { workflowId }))).toEqual([409, 'ALREADY_OWNED'])
    expect(await till.shop.sql('select from sales where user_id = $1', [person.id])).toHaveLength(1)
  })

  it('I7: the tax is frozen with the checkout, whatever the configuration says when it is paid', async () => {
    const [person, { id: workflowId }] = [await buyer(till.shop), await till.item()]
    const taxed = await starting(person, { workflowId }, 'taxed', other)
    expect(taxed.json.total).toEqual({ amount: 268_750, currency: 'NGN' })
    const again = await till.initialize(person, { workflowId })
    expect([again.status, again.json.total, again.json.reference]).toEqual([
      200,
      taxed.json.total,
      taxed.json.reference,
    ])
    const { reference } = taxed.json
    await till.pay(reference)
    const paid = await ask(till.shop.url, `/api/payment/verify/${reference}`, { headers: bearer(person.accessToken) })
    expect(paid.json.status).toBe('paid')
    const [sale] = await till.shop.sql(
      `select s.tax_amount, s.total_amount, c.tax_name, c.tax_percent, c.tax_included,
              (select -sum(delta)::int from ledger_entries l where l.reference = s.reference and account = 'tax_payable') as owed
         from sales s join checkouts c using (reference) where reference = $1`,
      [reference],
    )
    expect(sale).toEqual({
      tax_amount: '18750',
      total_amount: '268750',
      tax_name: 'VAT',
      tax_percent: '7.5000',
      tax_included: false,
      owed: 18_750,
    })
  })
})
