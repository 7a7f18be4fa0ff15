import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workflow } from '../../src/domain/catalogue/workflow.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { eventually, openTill, type Started, stateOf, type Till } from './payment/till.ts'
import { buyer, type Person, shopOwner } from './support/people.ts'

const told = ({ status, json }: Received): readonly [number, string] => [status, json.code]

describe('after a sale', () => {
  let till: Till
  beforeAll(async () => {
    till = await openTill({ TAX_NAME: 'VAT', TAX_PERCENT: '7.5' })
  })
  afterAll(() => till?.close())

  type Sold = Started & Readonly<{ saleId: string; receiptNumber: string }>

  const purchaseOf = (person: Person, reference: string) =>
    ask(till.shop.url, `/api/me/purchases/${reference}`, { headers: bearer(person.accessToken) })
  const receiptOf = (person: Person, reference: string) =>
    ask(till.shop.url, `/api/me/purchases/${reference}/receipt`, { headers: bearer(person.accessToken) })

  /** Sold, and its receipt issued. */
  const sold = async (facts: Partial<Workflow> = {}): Promise<Sold> => {
    const started = await till.start(facts)
    await till.pay(started.reference)
    await till.verify(started)
    const { json } = await eventually(
      () => purchaseOf(started.person, started.reference),
      ({ json: purchase }) => purchase.receiptNumber !== null,
    )
    return { ...started, saleId: json.saleId, receiptNumber: json.receiptNumber }
  }

  describe('its receipt', () => {
    it('is a page of its own: no scripts, nothing loaded, a style that its policy knows, kept by nobody', async () => {
      const { person, reference, receiptNumber } = await sold()
      const answer = await receiptOf(person, reference)
      expect(receiptNumber).toMatch(/^R-\d{6}$/)
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toEqual(['text/html; charset=utf-8'])
      expect(answer.headers['cache-control']).toEqual(['no-store'])
      expect(answer.header('content-security-policy')).toMatch(
        /^default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='$/,
      )
      expect(answer.text).toContain(`Receipt ${receiptNumber}`)
      expect(answer.text).toContain('VAT 7.5 %, included')
      expect(answer.text).not.toMatch(/<script|<link|<img|<iframe|src=|url\(|style=/)
    })

    it('stays text, whatever the item is called', async () => {
      const title = `<script>alert(1)</script>"'&\u202e<img src=x onerror=alert(1)> فاتورة`
      const { person, reference } = await sold({ title })
      const { text } = await receiptOf(person, reference)
      expect(text).toContain(
        '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; &lt;img src=x onerror=alert(1)&gt; فاتورة',
      )
      expect(text).not.toMatch(/<script|<img|\u202e/)
    })

    it('is the buyer’s alone, and there once something was paid', async () => {
      const { reference } = await sold()
      const waiting = await till.start()
      expect(told(await receiptOf(await buyer(till.shop), reference))).toEqual([404, 'NOT_FOUND'])
      expect(told(await receiptOf(waiting.person, waiting.reference))).toEqual([404, 'NOT_FOUND'])
      expect((await ask(till.shop.url, `/api/me/purchases/${reference}/receipt`)).status).toBe(401)
    })

    it('P39: states the price that was paid, whatever the item costs or is called later', async () => {
      const { person, reference, workflow } = await sold()
      const before = (await receiptOf(person, reference)).text
      await till.shop.sql(`update workflows set title = 'Renamed', price_amount = 1 where id = $1`, [workflow.id])
      expect((await receiptOf(person, reference)).text).toBe(before)
    })
  })

  describe('an operator', () => {
    let operator: Awaited<ReturnType<typeof shopOwner>>
    beforeAll(async () => {
      operator = await shopOwner(till.shop)
    })
    const act = (saleId: string, what: 'reassign' | 'resend', body?: object) =>
      ask(till.shop.url, `/api/admin/sales/${saleId}/${what}`, {
        method: 'POST',
        headers: bearer(operator.accessToken),
        ...(body === undefined ? {} : { body }),
      })
    const reassign = (saleId: string, email: string) => act(saleId, 'reassign', { email, reason: 'Wrong account' })
    const acts = (saleId: string) =>
      till.shop.sql<{ action: string; facts: Record<string, unknown> }>(
        'select action, facts, reason from audit_log left join audit_reasons on act_id = id where subject = $1 order by at, id',
        [saleId],
      )
    /** Beside the code that everybody gets who makes an account. */
    const mailsTo = async ({ id }: Person) =>
      (
        await till.shop.sql<{ kind: string }>(
          `select kind from mails where user_id = $1 and kind <> 'email-code' order by kind`,
          [id],
        )
      ).map(({ kind }) => kind)

    it('P23: moves a sale whole: purchase, right and receipt, with one row of the audit log and a mail to each', async () => {
      const { person: ada, reference, saleId, workflow } = await sold()
      const ben = await buyer(till.shop)
      const answer = await reassign(saleId, ben.email.toUpperCase())
      expect(answer.status).toBe(200)
      expect(answer.json).toMatchObject({
        id: saleId,
        reference,
        status: 'paid',
        user: { id: ben.id, email: ben.email },
      })
      expect((await purchaseOf(ben, reference)).json).toMatchObject({ saleId, status: 'paid' })
      expect((await purchaseOf(ada, reference)).status).toBe(404)
      expect((await receiptOf(ada, reference)).status).toBe(404)
      const paper = (await receiptOf(ben, reference)).text
      expect(paper).toContain(ben.email)
      expect(paper).not.toContain(ada.email)
      const download = (person: Person) =>
        ask(till.shop.url, `/api/workflows/${workflow.id}/download`, { headers: bearer(person.accessToken) })
      expect((await download(ben)).status).toBe(200)
      expect(told(await download(ada))).toEqual([402, 'NOT_OWNED'])
      expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'paid', rights: 1 })
      expect(await acts(saleId)).toEqual([
        { action: 'sale.reassign', facts: { fromUserId: ada.id, toUserId: ben.id }, reason: 'Wrong account' },
      ])
      expect(
        await eventually(
          () => mailsTo(ada),
          (kinds) => kinds.length > 1,
        ),
      ).toEqual(['receipt', 'sale-taken-away'])
      expect(
        await eventually(
          () => mailsTo(ben),
          (kinds) => kinds.length > 0,
        ),
      ).toEqual(['sale-handed-over'])
      expect((await reassign(saleId, ben.email)).status).toBe(200)
      expect((await acts(saleId)).length).toBe(1)
    })

    it('P23: moves it or not: nothing is left half done where it cannot be moved', async () => {
      const { person: ada, reference, saleId } = await sold()
      const other = await sold()
      const disputed = await sold()
      await till.shop.sql(`update sales set status = 'disputed' where id = $1`, [disputed.saleId])
      await till.shop.sql(`update sales set status = 'refunded' where id = $1`, [other.saleId])
      const ben = await buyer(till.shop)
      expect(told(await reassign(disputed.saleId, ben.email))).toEqual([409, 'DISPUTE_OPEN'])
      expect(told(await reassign(other.saleId, ben.email))).toEqual([409, 'ILLEGAL_TRANSITION'])
      expect(told(await reassign(ada.id, ben.email))).toEqual([404, 'NOT_FOUND'])
      const unknown = await reassign(saleId, 'nobody@buyers.example')
      expect(unknown.json.errors).toMatchObject([{ pointer: '/email', code: 'unknown_account' }])
      await till.shop.sql(
        `with out as (update sessions set ended_at = now() where user_id = $1) update users set status = 'suspended' where id = $1`,
        [ben.id],
      )
      expect((await reassign(saleId, ben.email)).status).toBe(422)
      expect((await purchaseOf(ada, reference)).json).toMatchObject({ saleId, status: 'paid' })
      expect(await acts(saleId)).toEqual([])
      await till.shop.sql(`update sales set status = 'paid' where id = any($1)`, [[disputed.saleId, other.saleId]])
    })

    it('P23: moves one sale to one of many to whom it is moved at once, and crossing moves wait for each other', async () => {
      const [first, second] = [await sold(), await sold()]
      const people = [await buyer(till.shop), await buyer(till.shop), await buyer(till.shop)]
      const moved = await Promise.all(people.map(({ email }) => reassign(first.saleId, email)))
      const done = moved.filter(({ status }) => status === 200)
      expect(moved.every(({ status }) => status === 200 || status === 409)).toBe(true)
      expect(done.length).toBeGreaterThan(0)
      const seen = await Promise.all([...people, first.person].map((person) => purchaseOf(person, first.reference)))
      expect(seen.filter(({ status }) => status === 200)).toHaveLength(1)
      const crossed = await Promise.all([
        reassign(second.saleId, first.person.email),
        reassign(second.saleId, second.person.email),
        act(second.saleId, 'resend'),
      ])
      expect(crossed.map(({ status }) => status).every((status) => [200, 202, 409].includes(status))).toBe(true)
      expect(await acts(first.saleId)).toHaveLength(done.length)
    })

    it('sends a receipt again, to the address of now, and leaves a row in the audit log', async () => {
      const { person, saleId } = await sold()
      await eventually(
        () => mailsTo(person),
        (kinds) => kinds.length > 0,
      )
      const answer = await act(saleId, 'resend')
      expect([answer.status, answer.text]).toEqual([202, ''])
      expect(
        await eventually(
          () => mailsTo(person),
          (kinds) => kinds.length > 1,
        ),
      ).toEqual(['receipt', 'receipt'])
      expect(await acts(saleId)).toEqual([{ action: 'sale.resend', facts: {}, reason: null }])
      expect(told(await act(person.id, 'resend'))).toEqual([404, 'NOT_FOUND'])
    })
  })
})
