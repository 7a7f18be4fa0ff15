import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../../support/http.ts'
import { getAs, told } from '../support/delivered.ts'
import { buyer } from '../support/people.ts'
import { eventually, openTill, stateOf, type Till } from './till.ts'

describe('what became of a payment', () => {
  let till: Till
  beforeAll(async () => {
    till = await openTill({ RETURN_URLS: 'https://app.example/after' })
  })
  afterAll(() => till?.close())

  it('is pending before it is paid and paid after, and the download answers at once (P6)', async () => {
    const started = await till.start()
    expect((await till.verify(started)).json).toEqual({ reference: started.reference, status: 'pending' })
    await till.pay(started.reference)
    const paid = await till.verify(started)
    expect(paid.json).toEqual({ reference: started.reference, status: 'paid', saleId: expect.any(String) })
    expect((await getAs(till.shop, started.person, `/api/workflows/${started.workflow.id}/download`)).status).toBe(200)
    expect((await till.verify(started)).json).toEqual(paid.json)
  })

  it('PAY-10: stays pending while Paystack waits, is failed when it says so, and is paid if it comes true after all', async () => {
    const started = await till.start()
    await till.pay(started.reference, { card: 'declined' })
    expect((await till.verify(started)).json.status).toBe('pending')
    await till.pay(started.reference, { card: 'no-token' })
    expect((await till.verify(started)).json.status).toBe('failed')
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
  })

  it('is known to its buyer alone: to another it is as absent as what never was', async () => {
    const { reference } = await till.start()
    const other = await buyer(till.shop)
    const theirs = await getAs(till.shop, other, `/api/payment/verify/${reference}`)
    const nobodys = await getAs(till.shop, other, '/api/payment/verify/VX-0000000000000000000000000')
    expect([told(theirs), told(nobodys)]).toEqual([
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
    ])
    expect((await ask(till.shop.url, `/api/payment/verify/${reference}`)).status).toBe(401)
  })

  it('is what is stored while Paystack does not answer', async () => {
    const started = await till.start()
    await till.pay(started.reference)
    await till.faults({ api: [{ path: '/transaction/*', status: 503 }] })
    expect((await till.verify(started)).json.status).toBe('pending')
    await till.faults(null)
    expect((await till.verify(started)).json.status).toBe('paid')
  })

  it.each([
    ['PAY-07', 'a kobo less', { amount: 249_999 }],
    ['PAY-07', 'a kobo more', { amount: 250_001 }],
    ['PAY-07', 'in naira what was asked in kobo', { amount: 2_500 }],
    ['PAY-08', 'another currency', { currency: 'GHS' }],
  ])(
    '%s, P16: is held for a person when what came is %s: no access, an alert, and the money in the books',
    async (_, __, as) => {
      const started = await till.start()
      await till.pay(started.reference, as)
      expect((await till.verify(started)).json).toEqual({ reference: started.reference, status: 'review' })
      expect(await stateOf(till.shop, started.reference)).toMatchObject({
        checkout: 'review',
        sales: 0,
        rights: 0,
        sum: 0,
      })
      expect((await stateOf(till.shop, started.reference)).entries).toBeGreaterThan(0)
      expect(told(await getAs(till.shop, started.person, `/api/workflows/${started.workflow.id}/download`))).toEqual([
        402,
        'NOT_OWNED',
      ])
      const alerts = () =>
        till.shop.logged.filter(({ level, facts }) => level === 'error' && facts['reference'] === started.reference)
      expect(
        await eventually(
          async () => alerts().length,
          (count) => count > 0,
        ),
      ).toBe(1)
    },
  )

  it('PAY-11: keeps apart the price and what was charged when the buyer carries the fee', async () => {
    const started = await till.start()
    await till.pay(started.reference, { fee: 3_750 })
    expect((await till.verify(started)).json.status).toBe('paid')
    const [sale] = await till.shop.sql(
      'select total_amount::int, charged_amount::int from sales where reference = $1',
      [started.reference],
    )
    expect(sale).toEqual({ total_amount: 250_000, charged_amount: 253_750 })
  })

  it('PAY-14: holds the price it was begun at, and what was for sale then', async () => {
    const started = await till.start()
    await till.shop.sql(`update workflows set price_amount = 700000, status = 'archived' where id = $1`, [
      started.workflow.id,
    ])
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
  })

  it('PAY-15: counts what is paid after its time', async () => {
    const started = await till.start()
    await till.shop.sql(`update checkouts set expires_at = created_at + interval '1 ms' where reference = $1`, [
      started.reference,
    ])
    await till.pay(started.reference)
    expect((await till.verify(started)).json.status).toBe('paid')
  })

  describe('where the browser comes back', () => {
    const back = (query: string) => ask(till.shop.url, `/api/payment/callback${query}`)

    it('settles the payment and sends on to the shop’s page', async () => {
      const { reference } = await till.start()
      await till.pay(reference)
      const answer = await back(`?trxref=${reference}&reference=${reference}`)
      expect([answer.status, answer.header('location')]).toEqual([
        303,
        `http://localhost:${till.shop.settings.PORT}/payment/${reference}`,
      ])
      const page = await ask(till.shop.url, `/payment/${reference}`)
      expect([page.status, page.header('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(page.text).toContain('Paid. Thank you!')
      expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'paid', sales: 1 })
    })

    it('sends on to where the buyer wanted, the reference added', async () => {
      const [person, workflow] = [await buyer(till.shop), await till.item()]
      const returnUrl = 'https://app.example/after/x?y=1'
      const { json } = await till.initialize(person, { workflowId: workflow.id, returnUrl })
      expect((await back(`?reference=${json.reference}`)).header('location')).toBe(
        `${returnUrl}&reference=${json.reference}`,
      )
    })

    it('believes nothing in the query', async () => {
      const { reference } = await till.start()
      const answer = await back(
        `?reference=${reference}&status=success&reference=x&paid[]=true&returnUrl=https://evil.example`,
      )
      expect([answer.status, answer.header('location')?.startsWith('http://localhost')]).toEqual([303, true])
      expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'initialized', sales: 0 })
    })

    it.each(['', '?reference=', '?reference=VX-0000000000000000000000000', '?reference=%00', '?reference=../../x'])(
      'makes nothing of "%s"',
      async (query) => {
        const answer = await back(query)
        expect(answer.status).toBeLessThan(500)
        expect(answer.header('location') ?? '').not.toMatch(/\.\.|%00/)
      },
    )

    it('shows a stranger how a payment stands, and nothing of who or what', async () => {
      const { reference, person, workflow } = await till.start()
      const { text, headers } = await ask(till.shop.url, `/payment/${reference}`)
      expect(text).toContain('We are waiting for your payment')
      expect(text).not.toContain(person.email)
      expect(text).not.toContain(workflow.title)
      expect(headers['content-security-policy']?.[0]).toContain("default-src 'self'")
    })
  })

  it('tells how the shop takes money, and no secret', async () => {
    const { status, json, text } = await ask(till.shop.url, '/api/payment/config')
    expect([status, json]).toEqual([200, { mode: 'sandbox', currencies: ['NGN'], publicKey: null }])
    expect(text).not.toContain('sk_')
  })

  it('tells what an item costs now', async () => {
    const workflow = await till.item()
    const quote = await ask(till.shop.url, '/api/payment/quote', { body: { workflowId: workflow.id } })
    const naira = (amount: number) => ({ amount, currency: 'NGN' })
    expect(quote.json).toEqual({ list: naira(250_000), discount: naira(0), tax: naira(0), total: naira(250_000) })
    const { person } = await till.start()
    expect(
      (
        await ask(till.shop.url, '/api/payment/quote', {
          headers: bearer(person.accessToken),
          body: { workflowId: workflow.id },
        })
      ).status,
    ).toBe(200)
    expect(
      (await ask(till.shop.url, '/api/payment/quote', { headers: bearer('x'), body: { workflowId: workflow.id } }))
        .status,
    ).toBe(401)
  })
})
