import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { besides, type TestShop } from '../../support/shop.ts'
import { downloadAs, given, told } from '../support/delivered.ts'
import { buyer, type Person, setRole, shopOwner } from '../support/people.ts'
import { chargeSuccess, eventually, openTill, type Started, stateOf, type Till, throughSandbox } from './till.ts'

const longerThanARefundMs = 60_000

describe('money that goes back', () => {
  let till: Till
  let other: TestShop
  let operator: Person
  beforeAll(async () => {
    till = await openTill({ SUPPORT_REFUND_LIMIT: '100000' })
    other = await besides(till.shop, throughSandbox(till.sandbox))
    operator = await shopOwner(till.shop)
  })
  afterAll(async () => {
    await other?.stop()
    await till?.close()
  })

  const control = async (method: string, path: string, body: object = {}): Promise<Received> =>
    ask(till.sandbox.url, `/sandbox${path}`, { method, body })
  const sell = async (): Promise<Started & Readonly<{ saleId: string }>> => {
    const started = await till.start()
    await till.pay(started.reference)
    return { ...started, saleId: (await till.verify(started)).json.saleId }
  }
  const refund = (saleId: string, body: object, headers = {}, shop = till.shop) =>
    ask(shop.url, `/api/admin/sales/${saleId}/refunds`, {
      headers: { ...bearer(operator.accessToken), ...headers },
      body: { reason: 'It does not run here', ...body },
    })
  const refundsAt = async (reference: string): Promise<ReadonlyArray<{ amount: number; status: string }>> =>
    (await ask(till.sandbox.url, `/sandbox/transactions/${reference}`)).json.refunds
  const auditOf = async (saleId: string): Promise<number> =>
    (await till.shop.sql(`select from audit_log where action = 'sale.refund' and subject = $1`, [saleId])).length
  const saleOf = async (reference: string) => {
    const [row] = await till.shop.sql<{ sale: string; right: string }>(
      `select s.status as sale, e.status as right from sales s
         join entitlements e using (user_id, workflow_id) where s.reference = $1`,
      [reference],
    )
    return row
  }
  const waiting = async (): Promise<number> =>
    (await till.shop.sql(`select from webhook_events where status = 'received'`)).length
  /** A busy machine takes its time over a dozen of them. */
  const handled = async (): Promise<void> => {
    for (let left = -1; left !== 0; ) left = await eventually(waiting, (found) => found === 0)
  }

  it('PAY-18: is asked for once under a key, and never twice, whoever asks at once', async () => {
    const { saleId, reference } = await sell()
    const key = { 'Idempotency-Key': 'the whole of it' }
    const first = await refund(saleId, {}, key)
    expect([first.status, first.json]).toEqual([202, { refundId: expect.any(String), status: 'requested' }])
    expect((await refund(saleId, {}, key)).json).toEqual(first.json)
    const others = await Promise.all([
      refund(saleId, {}, { 'Idempotency-Key': 'another' }),
      refund(saleId, {}, {}, other),
    ])
    expect(others.map(told)).toEqual([
      [409, 'EXCEEDS_REMAINING'],
      [409, 'EXCEEDS_REMAINING'],
    ])
    await eventually(
      () => refundsAt(reference),
      ({ length }) => length > 0,
    )
    expect(await refundsAt(reference)).toMatchObject([{ amount: 250_000, status: 'pending' }])
    expect(await auditOf(saleId)).toBe(1)
  })

  it('PAY-17: is asked for by two at once on two instances, and one of them gets it', async () => {
    const { saleId } = await sell()
    const part = { amount: { amount: 150_000, currency: 'NGN' } }
    const answers = await Promise.all([refund(saleId, part), refund(saleId, part, {}, other)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409])
    expect(await auditOf(saleId)).toBe(1)
  })

  it('DELIVER-04: leaves no link alive on any instance, from the moment it is asked for', async () => {
    const { saleId, person, workflow } = await sell()
    const link = await ask(till.shop.url, `/api/workflows/${workflow.id}/download-links`, {
      headers: bearer(person.accessToken),
      body: {},
    })
    const path = new URL(link.json.url).pathname
    expect((await ask(other.url, path)).status).toBe(200)
    expect((await refund(saleId, {})).status).toBe(202)
    expect(told(await ask(other.url, path))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
    expect(told(await downloadAs(other, person, workflow.id))).toEqual([403, 'ENTITLEMENT_INACTIVE'])
  })

  it('is given by support up to the limit; what is refused leaves no trace', async () => {
    const { saleId } = await sell()
    const asking = (amount: number, currency = 'NGN') => refund(saleId, { amount: { amount, currency } })
    await setRole(till.shop, 'support')
    try {
      expect(told(await asking(100_001))).toEqual([403, 'FORBIDDEN'])
      expect(told(await asking(1_000, 'USD'))).toEqual([422, 'VALIDATION_FAILED'])
      expect(told(await asking(0))).toEqual([409, 'EXCEEDS_REMAINING'])
      expect(await auditOf(saleId)).toBe(0)
      expect((await asking(100_000)).status).toBe(202)
    } finally {
      await setRole(till.shop, 'owner')
    }
  })

  it('P8: ends the same in every order of its news: a failed try, the success, its copy, the refund', async () => {
    const one = await buyer(till.shop)
    // A copy comes after what it is a copy of: half of the orders are the other half under other names.
    const orders = permutations(['failed', 'success', 'refund', 'late copy']).filter(
      (order) => order.indexOf('success') < order.indexOf('late copy'),
    )
    const sales = await Promise.all(
      orders.map(async (order) => {
        const workflow = await till.item()
        const { reference } = (await till.initialize(one, { workflowId: workflow.id })).json
        await till.pay(reference, { card: 'declined' })
        await till.pay(reference)
        await control('POST', '/refunds', { reference })
        return { order, reference }
      }),
    )
    await control('PUT', '/clock', { advanceMs: longerThanARefundMs })
    const told = { transaction_reference: '', refund_reference: null, amount: '250000', currency: 'NGN' }
    const news: Readonly<Record<string, (reference: string) => string>> = {
      failed: (reference) => JSON.stringify({ event: 'charge.failed', data: { reference, status: 'failed' } }),
      success: (reference) => chargeSuccess(reference),
      refund: (reference) =>
        JSON.stringify({
          event: 'refund.processed',
          data: { ...told, status: 'processed', transaction_reference: reference },
        }),
      'late copy': (reference) => `${chargeSuccess(reference, { fees: '1' })}\n`,
    }
    for (const at of [0, 1, 2, 3]) {
      await Promise.all(sales.map(({ order, reference }) => till.webhook(news[order[at] ?? '']?.(reference) ?? '')))
      await handled()
    }
    const ends = await Promise.all(sales.map(({ reference }) => saleOf(reference)))
    expect(new Set(ends.map((end) => JSON.stringify(end)))).toEqual(
      new Set([JSON.stringify({ sale: 'refunded', right: 'revoked' })]),
    )
  }, 120_000)

  it.each([
    [
      'P37: a buyer who was suspended meanwhile',
      'buyer_gone',
      (till: Till, { person }: Started) =>
        till.shop.sql(
          `with out as (update sessions set ended_at = now() where user_id = $1) update users set status = 'suspended' where id = $1`,
          [person.id],
        ),
    ],
    [
      'P7: one who owns it already',
      'owned_already',
      async (till: Till, { person, workflow }: Started) => {
        await given(till.shop, person, workflow)
        await till.shop.sql(
          `update entitlement_sources set kind = 'grant' where kind = 'sale' and entitlement_id in
          (select id from entitlements where workflow_id = $1)`,
          [workflow.id],
        )
      },
    ],
  ] as const)('%s gets it all back by itself, and no sale comes of it', async (_, reason, meanwhile) => {
    const started = await till.start()
    await meanwhile(till, started)
    await till.pay(started.reference)
    await till.webhook(chargeSuccess(started.reference))
    const refunds = await eventually(
      () => refundsAt(started.reference),
      ({ length }) => length > 0,
    )
    expect(refunds).toMatchObject([{ amount: 250_000, status: 'pending' }])
    expect(await stateOf(till.shop, started.reference)).toMatchObject({ checkout: 'review', reason, sales: 0 })
    await control('PUT', '/clock', { advanceMs: longerThanARefundMs })
    await till.webhook(
      JSON.stringify({ event: 'refund.processed', data: { transaction_reference: started.reference } }),
    )
    await eventually(
      () => stateOf(till.shop, started.reference),
      ({ checkout }) => checkout === 'refunded',
    )
    expect(await stateOf(till.shop, started.reference)).toMatchObject({ checkout: 'refunded', sales: 0, sum: 0 })
  })

  it('R7: is looked at again for every arrival of equal news, and two equal refunds are two', async () => {
    const { reference } = await sell()
    const news = JSON.stringify({
      event: 'refund.processed',
      data: { status: 'processed', transaction_reference: reference, amount: '50000', currency: 'NGN' },
    })
    for (const expected of [1, 2]) {
      await control('POST', '/refunds', { reference, amount: 50_000 })
      await control('PUT', '/clock', { advanceMs: longerThanARefundMs })
      expect((await till.webhook(news)).status).toBe(200)
      const rows = await eventually(
        () => till.shop.sql(`select status, origin from refunds where reference = $1`, [reference]),
        ({ length }) => length === expected,
      )
      expect(rows).toEqual(Array.from({ length: expected }, () => ({ status: 'processed', origin: 'provider' })))
    }
    expect(await saleOf(reference)).toEqual({ sale: 'partially_refunded', right: 'active' })
  })
})

const permutations = <A>(of: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  of.length < 2
    ? [of]
    : of.flatMap((first) => permutations(of.filter((each) => each !== first)).map((rest) => [first, ...rest]))
