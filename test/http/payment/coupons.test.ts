import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { told } from '../support/delivered.ts'
import { buyer, type Person, shopOwner } from '../support/people.ts'
import { openTill, stateOf, type Till } from './till.ts'

describe('coupons at the till', () => {
  let till: Till
  let owner: Person
  beforeAll(async () => {
    till = await openTill({ CURRENCIES: 'NGN,USD' })
    owner = await shopOwner(till.shop)
  })
  afterAll(() => till?.close())

  let codes = 0
  const newCode = (): string => {
    codes += 1
    return `CODE-${codes}`
  }
  const operate = (method: string, path: string, body?: object, headers = {}): Promise<Received> =>
    ask(till.shop.url, `/api/admin/coupons${path}`, {
      method,
      headers: { ...bearer(owner.accessToken), ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const made = async (terms: object): Promise<{ id: string; code: string }> => {
    const answer = await operate('POST', '', { code: newCode(), ...terms })
    if (answer.status !== 201) throw new Error(`no coupon was made: ${answer.text}`)
    return answer.json
  }
  const seen = async (id: string) => (await operate('GET', `/${id}`)).json
  const quoted = (body: object, person?: Person) =>
    ask(till.shop.url, '/api/payment/quote', {
      headers: person === undefined ? {} : bearer(person.accessToken),
      body,
    })
  const ngn = (amount: number) => ({ amount, currency: 'NGN' })
  const askedOfPaystack = async (reference: string) => {
    const { json } = await ask(till.sandbox.url, '/sandbox/transactions')
    return json.items.find((each: { reference: string }) => each.reference === reference)
  }

  it('are made, seen, changed, and deleted or archived, each with one audit row', async () => {
    const { workflowId, endsAt } = { workflowId: (await till.item()).id, endsAt: '2099-01-01T00:00:00.000Z' }
    const terms = {
      code: 'Spring-26',
      percentOff: 12.5,
      maxRedemptions: 5,
      perUserLimit: 2,
      endsAt,
      workflowIds: [workflowId],
    }
    const first = await operate('POST', '', terms)
    expect([first.status, first.json]).toEqual([
      201,
      { ...terms, id: expect.any(String), status: 'active', redemptions: 0 },
    ])
    const { id } = first.json
    expect(told(await operate('POST', '', { ...terms, code: 'sPRING-26' }))).toEqual([409, 'CONFLICT'])
    const detail = await operate('GET', `/${id}`)
    expect(detail.json).toEqual(first.json)
    const etag = { 'If-Match': detail.header('etag') ?? '' }
    const changed = await operate('PATCH', `/${id}`, { amountOff: ngn(5), perUserLimit: null, status: 'paused' }, etag)
    const { percentOff: _, perUserLimit: __, ...rest } = first.json
    expect(changed.json).toEqual({ ...rest, amountOff: ngn(5), status: 'paused' })
    expect(told(await operate('PATCH', `/${id}`, { percentOff: 5 }, etag))).toEqual([412, 'STALE'])
    expect((await operate('GET', '?limit=1')).json.items).toEqual([changed.json])
    expect((await operate('DELETE', `/${id}`)).status).toBe(204)
    expect((await operate('DELETE', `/${id}`)).status).toBe(404)
    const acts = await till.shop.sql<{ action: string; actor: string }>(
      'select action, actor from audit_log where subject = $1 order by at, id',
      [id],
    )
    expect(acts.map(({ action }) => action)).toEqual(['coupon.add', 'coupon.change', 'coupon.delete'])
    expect(acts.every(({ actor }) => actor === owner.id)).toBe(true)
  })

  it('are made once for an Idempotency-Key', async () => {
    const body = { code: newCode(), percentOff: 5 }
    const [one, two] = [
      await operate('POST', '', body, { 'Idempotency-Key': 'a coupon' }),
      await operate('POST', '', body, { 'Idempotency-Key': 'a coupon' }),
    ]
    expect([one.status, two.status, two.text]).toEqual([201, 201, one.text])
  })

  it.each([
    ['no discount', {}, ['/percentOff required']],
    ['both', { percentOff: 5, amountOff: { amount: 5, currency: 'NGN' } }, ['/amountOff not_both']],
    ['more than all', { percentOff: 101 }, ['/percentOff out_of_range']],
    ['a currency the shop has not', { amountOff: { amount: 5, currency: 'GHS' } }, ['/amountOff/currency not_one_of']],
    [
      'an item it has not',
      { percentOff: 5, workflowIds: ['01890000-0000-7000-8000-000000000000'] },
      ['/workflowIds/0 unknown'],
    ],
    ['a limit of none', { percentOff: 5, maxRedemptions: 0 }, ['/maxRedemptions out_of_range']],
    ['a member of its answer', { percentOff: 5, redemptions: 7 }, ['/redemptions unknown_member']],
  ])('are refused with %s', async (_, terms, expected) => {
    const answer = await operate('POST', '', { code: newCode(), ...terms })
    expect(answer.status).toBe(422)
    expect(answer.json.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`)).toEqual(
      expected,
    )
  })

  it('I7: are frozen with the checkout, and what was frozen is what Paystack is asked for and the sale keeps (PAY-14, PAY-27)', async () => {
    const [person, workflow, coupon] = [await buyer(till.shop), await till.item(), await made({ percentOff: 33.33 })]
    const body = { workflowId: workflow.id, couponCode: ` ${coupon.code.toLowerCase()} ` }
    expect((await quoted(body)).json).toEqual({
      list: ngn(250_000),
      discount: ngn(83_325),
      tax: ngn(0),
      total: ngn(166_675),
    })
    const { json } = await till.initialize(person, body)
    expect(json.total).toEqual(ngn(166_675))
    expect(await askedOfPaystack(json.reference)).toMatchObject({ amount: 166_675, currency: 'NGN' })
    await till.shop.sql(`update workflows set price_amount = 700000, status = 'archived' where id = $1`, [workflow.id])
    expect((await operate('PATCH', `/${coupon.id}`, { percentOff: 1, status: 'paused' })).status).toBe(200)
    expect((await operate('DELETE', `/${coupon.id}`)).status).toBe(204)
    expect(await seen(coupon.id)).toMatchObject({ status: 'archived', redemptions: 1 })
    expect(told(await operate('PATCH', `/${coupon.id}`, { status: 'active' }))).toEqual([409, 'ILLEGAL_TRANSITION'])
    await till.pay(json.reference)
    expect((await till.verify({ person, reference: json.reference })).json.status).toBe('paid')
    const [sale] = await till.shop.sql(
      `select s.list_amount, s.discount_amount, s.total_amount, r.status, c.coupon_code,
              (select sum(delta)::int from ledger_entries l where l.reference = s.reference and account = 'discounts') as booked
         from sales s join coupon_redemptions r using (reference) join checkouts c using (reference) where reference = $1`,
      [json.reference],
    )
    expect(sale).toEqual({
      list_amount: '250000',
      discount_amount: '83325',
      total_amount: '166675',
      status: 'consumed',
      coupon_code: coupon.code,
      booked: 83_325,
    })
  })

  it('I9, P20: sell for nothing at once, and Paystack hears nothing of it', async () => {
    const [person, workflow, coupon] = [
      await buyer(till.shop),
      await till.item(),
      await made({ percentOff: 100, maxRedemptions: 1 }),
    ]
    const answer = await till.initialize(person, { workflowId: workflow.id, couponCode: coupon.code })
    expect([answer.status, answer.json.status, answer.json.authorizationUrl]).toEqual([201, 'paid', undefined])
    expect(await askedOfPaystack(answer.json.reference)).toBeUndefined()
    expect(await stateOf(till.shop, answer.json.reference)).toMatchObject({
      checkout: 'paid',
      sales: 1,
      rights: 1,
      sum: 0,
    })
    expect(await seen(coupon.id)).toMatchObject({ status: 'exhausted', redemptions: 1 })
    const almost = await made({ amountOff: ngn(249_999) })
    const body = { workflowId: workflow.id, couponCode: almost.code }
    expect(told(await quoted(body))).toEqual([422, 'BELOW_MINIMUM'])
    expect(told(await till.initialize(await buyer(till.shop), body))).toEqual([422, 'BELOW_MINIMUM'])
  })

  it('hold for their own currency, item, time and number, and say which it was', async () => {
    const [person, workflow, other] = [await buyer(till.shop), await till.item(), await till.item()]
    const dollars = await made({ amountOff: { amount: 100, currency: 'USD' } })
    const elsewhere = await made({ percentOff: 5, workflowIds: [other.id] })
    const later = await made({ percentOff: 5, startsAt: '2099-01-01T00:00:00.000Z' })
    const once = await made({ percentOff: 5, perUserLimit: 1 })
    const last = await made({ percentOff: 5, maxRedemptions: 1 })
    for (const { code } of [once, last])
      expect((await till.initialize(await buyer(till.shop), { workflowId: other.id, couponCode: code })).status).toBe(
        201,
      )
    expect((await till.initialize(person, { workflowId: other.id, couponCode: once.code })).status).toBe(201)
    for (const [couponCode, code] of [
      ['NO-SUCH-COUPON', 'COUPON_UNKNOWN'],
      ['çok güzel', 'COUPON_UNKNOWN'],
      [dollars.code, 'COUPON_NOT_APPLICABLE'],
      [elsewhere.code, 'COUPON_NOT_APPLICABLE'],
      [later.code, 'COUPON_EXPIRED'],
      [once.code, 'COUPON_USED'],
      [last.code, 'COUPON_EXHAUSTED'],
    ]) {
      const body = { workflowId: workflow.id, couponCode }
      expect([couponCode, ...told(await quoted(body, person))]).toEqual([couponCode, 422, code])
      expect([couponCode, ...told(await till.initialize(person, body))]).toEqual([couponCode, 422, code])
    }
    expect(told(await quoted({ workflowId: workflow.id, couponCode: '' }))).toEqual([422, 'VALIDATION_FAILED'])
    // What one holds for the very item is no reason against it.
    expect((await quoted({ workflowId: other.id, couponCode: once.code }, person)).status).toBe(200)
    expect(await till.shop.sql('select from checkouts where user_id = $1', [person.id])).toHaveLength(1)
  })

  it('PAY-15: are used up by a payment that comes after its time, beyond the limit if another has the use, and the audit log says so', async () => {
    const [ada, ben, workflow, coupon] = [
      await buyer(till.shop),
      await buyer(till.shop),
      await till.item(),
      await made({ percentOff: 10, maxRedemptions: 1 }),
    ]
    const body = { workflowId: workflow.id, couponCode: coupon.code }
    const { reference } = (await till.initialize(ada, body)).json
    expect(told(await till.initialize(ben, body))).toEqual([422, 'COUPON_EXHAUSTED'])
    // Another coupon, or none, puts it aside and gives the use back.
    expect((await till.initialize(ada, { workflowId: workflow.id })).json.reference).not.toBe(reference)
    expect((await till.initialize(ben, body)).status).toBe(201)
    await till.pay(reference)
    expect((await till.verify({ person: ada, reference })).json.status).toBe('paid')
    expect(await seen(coupon.id)).toMatchObject({ status: 'exhausted', redemptions: 2 })
    const acts = await till.shop.sql(`select actor, facts from audit_log where action = 'coupon.consume_late'`)
    expect(acts).toEqual([{ actor: 'payment', facts: { reference, overLimit: true } }])
  })
})
