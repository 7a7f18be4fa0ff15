import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/accounts/admin.ts'
import { ask, bearer, type Received } from '../../support/http.ts'
import { expectGoodBooks } from '../../support/invariants.ts'
import { sums } from '../../support/sums.ts'
import { type Person, setRole, shopOwner } from '../support/people.ts'
import { chargeSuccess, eventually, openTill, type Started, stateOf, type Till } from './till.ts'

/** What replaying may change, and what only says that it was done. */
const apart = ['webhook_events', 'events', 'audit_log', 'sessions', 'refresh_tokens', 'migrations']

describe('what operators do about payments', () => {
  let till: Till
  let operator: Person
  beforeAll(async () => {
    till = await openTill()
    operator = await shopOwner(till.shop)
  })
  afterAll(() => till?.close())

  const get = (path: string): Promise<Received> =>
    ask(till.shop.url, `/api/admin${path}`, { headers: bearer(operator.accessToken) })
  const post = (path: string, body?: object): Promise<Received> =>
    ask(till.shop.url, `/api/admin${path}`, {
      method: 'POST',
      headers: bearer(operator.accessToken),
      ...(body === undefined ? {} : { body }),
    })
  const as = async <A>(role: Role, work: () => Promise<A>): Promise<A> => {
    await setRole(till.shop, role)
    try {
      return await work()
    } finally {
      await setRole(till.shop, 'owner')
    }
  }
  const bought = async (payment: object = {}): Promise<Started> => {
    const started = await till.start()
    await till.pay(started.reference, payment)
    await till.verify(started)
    return started
  }
  const resolve = (reference: string, action: string) =>
    post(`/payments/review/${reference}/resolve`, { action, reason: 'I looked at it' })

  describe('that wait for a person', () => {
    it('PAY-07: are listed, sold by an owner where the price is covered, once, and noted', async () => {
      const { reference, person, workflow } = await bought({ amount: 250_001 })
      const listed = (await get('/payments/review')).json.items.find(
        (each: { reference: string }) => each.reference === reference,
      )
      expect(listed).toEqual({
        reference,
        reason: 'amount',
        facts: {},
        checkout: {
          status: 'review',
          total: { amount: 250_000, currency: 'NGN' },
          user: { id: person.id, email: person.email },
          workflow: { id: workflow.id, title: workflow.title },
          request: null,
        },
        paid: { amount: 250_001, currency: 'NGN', at: expect.any(String) },
        createdAt: expect.any(String),
        resolvedAt: null,
        resolution: null,
      })
      const answers = await Promise.all([resolve(reference, 'accept'), resolve(reference, 'accept')])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(answers.find(({ status }) => status === 409)?.json.code).toBe('ILLEGAL_TRANSITION')
      expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1, sum: 0 })
      const acts = await till.shop.sql('select action from audit_log where subject = $1', [reference])
      expect(acts).toEqual([{ action: 'payment.review.accept' }])
      expect((await get('/payments/review?status=resolved')).json.items[0]).toMatchObject({ reference })
      await expectGoodBooks(till.shop)
    })

    it('PAY-07, PAY-08: are no sale below the price or in another currency, whoever says so; their money stays held', async () => {
      for (const payment of [{ amount: 249_999 }, { currency: 'GHS' }]) {
        const { reference } = await bought(payment)
        expect((await resolve(reference, 'accept')).json.code).toBe('ILLEGAL_TRANSITION')
        expect((await resolve(reference, 'dismiss')).status).toBe(200)
        expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'dismissed', sales: 0, rights: 0 })
        const [held] = await till.shop.sql<{ held: string }>(
          `select sum(delta) as held from ledger_entries where reference = $1 and account = 'held'`,
          [reference],
        )
        expect(Number(held?.held)).toBe(-(payment.amount ?? 250_000))
      }
      await expectGoodBooks(till.shop)
    })

    it('PAY-09: are of nothing of ours, once for a reference, until somebody puts them aside', async () => {
      for (const _ of [1, 2]) expect((await till.webhook(chargeSuccess('NOT-OF-THIS-SHOP-01'))).status).toBe(200)
      const find = async () =>
        (await get('/payments/review')).json.items.filter(
          ({ reference }: { reference: string }) => reference === 'NOT-OF-THIS-SHOP-01',
        )
      expect(await eventually(find, ({ length }) => length > 0)).toMatchObject([
        { reason: 'unmatched', checkout: null },
      ])
      expect((await resolve('NOT-OF-THIS-SHOP-01', 'refund')).status).toBe(409)
      expect((await resolve('NOT-OF-THIS-SHOP-01', 'dismiss')).status).toBe(200)
      expect(await find()).toEqual([])
      expect((await resolve('NEVER-HEARD-OF-IT-001', 'dismiss')).status).toBe(404)
    })

    it('are seen by managers, resolved and compared by owners only', async () => {
      expect((await as('support', () => get('/payments/review'))).status).toBe(403)
      expect((await as('manager', () => get('/payments/review'))).status).toBe(200)
      expect((await as('manager', () => resolve('NOT-OF-THIS-SHOP-01', 'dismiss'))).status).toBe(403)
      expect((await as('manager', () => post('/payments/reconcile'))).status).toBe(403)
      expect((await resolve('NOT-OF-THIS-SHOP-01', 'forget')).status).toBe(422)
    })
  })

  describe('as sales', () => {
    it('are what the contract says, found by buyer, title, reference, status, currency and time', async () => {
      const { reference, person, workflow } = await bought({ fee: 7_500 })
      const money = (amount: number) => ({ amount, currency: 'NGN' })
      const [sale] = (await get(`/sales?q=${reference.slice(0, 14)}`)).json.items
      expect(sale).toEqual({
        id: expect.any(String),
        reference,
        user: { id: person.id, email: person.email },
        workflow: { id: workflow.id, title: workflow.title },
        version: '1.0.0',
        request: null,
        list: money(250_000),
        discount: money(0),
        tax: money(0),
        total: money(250_000),
        charged: money(257_500),
        fees: money(7_500),
        status: 'paid',
        refunds: [],
        disputes: [],
        paidAt: expect.any(String),
      })
      expect((await get(`/sales/${sale.id}`)).json).toEqual(sale)
      const found = async (query: string) =>
        (await get(`/sales?${query}`)).json.items.map((each: { reference: string }) => each.reference)
      const email = encodeURIComponent(person.email.toUpperCase())
      expect(await found(`q=${email}`)).toEqual([reference])
      expect(await found(`q=${email}&status=paid&currency=NGN&from=${sale.paidAt}`)).toEqual([reference])
      for (const other of ['status=refunded', 'currency=GHS', `to=${sale.paidAt}`])
        expect(await found(`q=${email}&${other}`)).toEqual([])
      expect(await found('q=%25')).toEqual([])
    })

    it('are listed page by page, none twice and none left out', async () => {
      for (const _ of [1, 2, 3]) await bought()
      const all = (await get('/sales?limit=100')).json.items.map(({ id }: { id: string }) => id)
      const walked: Array<string> = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Received = await get(`/sales?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`)
        walked.push(...page.json.items.map(({ id }: { id: string }) => id))
        cursor = page.json.nextCursor
      }
      expect(walked).toEqual(all)
      expect((await get('/sales/01890000-0000-7000-8000-000000000000')).status).toBe(404)
    })
  })

  const idle = () =>
    eventually(
      () => till.shop.sql(`select id from webhook_events where status = 'received'`),
      ({ length }) => length === 0,
    )
  const everything = async () => {
    const tables = await till.shop.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and not tablename = any($1) order by 1`,
      [[...apart, ...sums]],
    )
    const rows = tables.map(async ({ name }) => [
      name,
      await till.shop.sql(`select to_jsonb(t) as row from "${name}" t order by to_jsonb(t)::text`),
    ])
    const kept = await till.shop.sql('select dedupe_key, status, outcome from webhook_events order by 1')
    return [...(await Promise.all(rows)), kept]
  }

  describe('as notices', () => {
    it('P3, I13: replayed all of them, by Paystack and by operators, change nothing but how often they came', async () => {
      const started = [await till.start(), await till.start(), await till.start()]
      const [paid, wrong, unpaid] = started.map(({ reference }) => reference)
      await till.pay(paid ?? '')
      await till.pay(wrong ?? '', { amount: 1_000 })
      const bodies = [
        ...[paid, wrong, unpaid, 'ALSO-NOT-OF-THIS-SHOP'].map((each) => chargeSuccess(each ?? '')),
        '{"event":"foo.bar","data":{}}',
        '{"event":"charge.success","data":null}',
        'no JSON at all',
      ]
      for (const body of bodies) expect((await till.webhook(body)).status).toBe(200)
      await idle()
      const before = await everything()
      const dead = (await get('/webhooks?status=dead')).json.items
      expect(dead).toMatchObject([{ event: 'charge.success', reference: null, status: 'dead' }])
      for (const body of bodies.toReversed()) expect((await till.webhook(body)).status).toBe(200)
      const all = (await get('/webhooks?limit=100')).json.items as ReadonlyArray<{
        id: string
        reference: string | null
      }>
      for (const { id, reference } of all)
        expect((await post(`/webhooks/${id}/replay`)).status).toBe(reference === null ? 409 : 202)
      await idle()
      expect(await everything()).toEqual(before)
      const [replayed] = (await get('/webhooks')).json.items.filter(
        (each: { reference: string }) => each.reference === paid,
      )
      expect(replayed).toMatchObject({ status: 'processed', outcome: 'paid', arrivals: 2, attempts: 1 })
      expect((await post('/webhooks/01890000-0000-7000-8000-000000000000/replay')).status).toBe(404)
      await expectGoodBooks(till.shop)
    })

    it('are seen by managers, replayed by owners', async () => {
      expect((await as('support', () => get('/webhooks'))).status).toBe(403)
      const [one] = (await as('manager', () => get('/webhooks'))).json.items
      expect((await as('manager', () => post(`/webhooks/${one.id}/replay`))).status).toBe(403)
    })
  })

  it('P5, PAY-12: compared with what Paystack lists leave no success of its without a sale or a review', async () => {
    const started = [await till.start(), await till.start()]
    for (const { reference } of started) await till.pay(reference)
    const answer = await post('/payments/reconcile')
    expect(answer.status).toBe(202)
    const compared = await eventually(
      () => till.shop.sql('select stage, recorded, flagged from reconciliations where id = $1', [answer.json.id]),
      ([row]) => row?.stage === 'done',
    )
    expect(compared).toMatchObject([{ stage: 'done', flagged: 0 }])
    for (const { reference } of started)
      expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1, sum: 0 })
    const { json } = await ask(till.sandbox.url, '/sandbox/transactions')
    const successes = json.items
      .filter(({ status }: { status: string }) => status === 'success')
      .map(({ reference }: { reference: string }) => reference)
    const left = await till.shop.sql(
      `select reference from unnest($1::text[]) as theirs (reference)
        where not exists (select from sales s where s.reference = theirs.reference)
          and not exists (select from review_items r where r.reference = theirs.reference)`,
      [successes],
    )
    expect([successes.length > 5, left]).toEqual([true, []])
  })
})
