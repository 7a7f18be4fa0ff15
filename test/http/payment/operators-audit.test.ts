import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sales } from '../../../src/composition/sales.ts'
import { ask, bearer, type Received } from '../../support/http.ts'
import { given, told } from '../support/delivered.ts'
import { buyer, type Person, setRole, shopOwner } from '../support/people.ts'
import { chargeSuccess, eventually, openTill, type Started, stateOf, type Till } from './till.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'
const writes = sales.routes
  .map(({ contract }) => contract)
  .filter(({ method, path }) => method !== 'get' && path.startsWith('/api/admin/'))

/** What is asked: the path's last part, or parts, and the body. */
type Asking = Readonly<{ path: string; body?: object }>
/** One act of an operator, and one that is refused; null where nothing but a lower role is. */
type Act = Readonly<{ done: Asking; refused: Asking | null }>

describe('what operators of a shop that gives nothing back by itself do', () => {
  let till: Till
  let operator: Person
  beforeAll(async () => {
    till = await openTill({ AUTO_REFUND_DUPLICATES: 'false' })
    operator = await shopOwner(till.shop)
  })
  afterAll(() => till?.close())

  const asked = (method: string, { path, body }: Asking): Promise<Received> =>
    ask(till.shop.url, `/api/admin${path}`, {
      method: method.toUpperCase(),
      headers: bearer(operator.accessToken),
      ...(body === undefined ? {} : { body }),
    })
  const sold = async (): Promise<Started & Readonly<{ saleId: string }>> => {
    const started = await till.start()
    await till.pay(started.reference)
    return { ...started, saleId: (await till.verify(started)).json.saleId }
  }
  const paidTwice = async (): Promise<Started> => {
    const started = await till.start()
    await given(till.shop, started.person, started.workflow)
    await till.shop.sql(
      `update entitlement_sources set kind = 'grant' where entitlement_id in (select id from entitlements where workflow_id = $1)`,
      [started.workflow.id],
    )
    await till.pay(started.reference)
    await till.verify(started)
    return started
  }
  const disputed = async (): Promise<string> => {
    const { reference } = await sold()
    const claim = await ask(till.sandbox.url, '/sandbox/disputes', { method: 'POST', body: { reference } })
    const data = { id: claim.json.id, transaction: { reference } }
    await till.webhook(JSON.stringify({ event: 'charge.dispute.create', data }))
    const [dispute] = await eventually(
      () => till.shop.sql<{ id: string }>('select id from disputes where reference = $1', [reference]),
      ({ length }) => length > 0,
    )
    return dispute?.id ?? ''
  }
  const papered = async (saleId: string): Promise<string> => {
    await eventually(
      () => till.shop.sql('select from receipts where sale_id = $1', [saleId]),
      ({ length }) => length > 0,
    )
    return saleId
  }
  const coupon = async (): Promise<string> =>
    (await asked('post', { path: '/coupons', body: { code: `C-${randomUUID()}`, percentOff: 10 } })).json.id

  const acts: Readonly<Record<string, () => Promise<Act>>> = {
    refundSale: async () => {
      const path = `/sales/${(await sold()).saleId}/refunds`
      return { done: { path, body: { reason: 'r' } }, refused: { path, body: { reason: 'again' } } }
    },
    reassignSale: async () => {
      const path = `/sales/${await papered((await sold()).saleId)}/reassign`
      const { email } = await buyer(till.shop)
      const stranger = { email: 'nobody@nowhere.example', reason: 'r' }
      return { done: { path, body: { email, reason: 'r' } }, refused: { path, body: stranger } }
    },
    resendReceipt: async () => ({
      done: { path: `/sales/${await papered((await sold()).saleId)}/resend` },
      refused: { path: `/sales/${nobodysId}/resend` },
    }),
    acceptDispute: async () => {
      const path = `/disputes/${await disputed()}/accept`
      return { done: { path }, refused: { path } }
    },
    contestDispute: async () => ({
      done: { path: `/disputes/${await disputed()}/evidence`, body: { note: 'n' } },
      refused: { path: `/disputes/${nobodysId}/evidence`, body: {} },
    }),
    adminReconcile: async () => ({ done: { path: '/payments/reconcile' }, refused: null }),
    adminResolveReview: async () => {
      const path = `/payments/review/${(await paidTwice()).reference}/resolve`
      const body = { action: 'dismiss', reason: 'r' }
      return { done: { path, body }, refused: { path, body } }
    },
    adminReplayWebhook: async () => {
      const { reference } = await sold()
      await till.webhook(chargeSuccess(reference))
      const [notice] = await eventually(
        () =>
          till.shop.sql<{ id: string }>(`select id from webhook_events where reference = $1 and status = 'processed'`, [
            reference,
          ]),
        ({ length }) => length > 0,
      )
      return { done: { path: `/webhooks/${notice?.id}/replay` }, refused: { path: `/webhooks/${nobodysId}/replay` } }
    },
    makeCoupon: async () => {
      const asking = { path: '/coupons', body: { code: 'TEN-OFF', percentOff: 10 } }
      return { done: asking, refused: asking }
    },
    changeCoupon: async () => {
      const body = { status: 'paused' }
      return { done: { path: `/coupons/${await coupon()}`, body }, refused: { path: `/coupons/${nobodysId}`, body } }
    },
    deleteCoupon: async () => {
      const path = `/coupons/${await coupon()}`
      return { done: { path }, refused: { path } }
    },
  }

  it('I18: is all of the writes that there are', () => {
    expect(Object.keys(acts).toSorted()).toEqual(writes.map(({ id }) => id).toSorted())
  })

  it.each(writes.map(({ id, method }) => [id, method] as const))(
    'I18: %s leaves one row in the audit log, and none where it is refused',
    async (id, method) => {
      const { done, refused } = (await acts[id]?.()) ?? { done: { path: '' }, refused: null }
      const rows = async (): Promise<number> => (await till.shop.sql('select from audit_log')).length
      const before = await rows()
      await setRole(till.shop, 'analyst')
      expect(told(await asked(method, done))).toEqual([403, 'FORBIDDEN'])
      await setRole(till.shop, 'owner')
      expect(await rows()).toBe(before)
      const answer = await asked(method, done)
      expect(answer.status, answer.text).toBeLessThan(300)
      const noted = await till.shop.sql('select actor from audit_log order by id desc limit 1')
      expect([await rows(), noted]).toEqual([before + 1, [{ actor: operator.id }]])
      if (refused !== null) expect((await asked(method, refused)).status).toBeGreaterThanOrEqual(400)
      expect(await rows()).toBe(before + 1)
    },
  )

  it('P7: a second payment for one item stays with a person until they decide', async () => {
    const { reference } = await paidTwice()
    const looked = await eventually(
      () =>
        till.shop.sql(
          `select j.state from pgboss.job j join events e on e.id = j.id
            where j.name = 'refund-unwanted' and e.subject = $1`,
          [reference],
        ),
      ([job]) => job?.['state'] === 'completed',
    )
    expect(looked).toEqual([{ state: 'completed' }])
    const kept = { checkout: 'review', reason: 'owned_already', sales: 0 }
    expect(await stateOf(till.shop, reference)).toMatchObject(kept)
    expect(await till.shop.sql('select from refunds where reference = $1', [reference])).toEqual([])
    const answer = await asked('post', {
      path: `/payments/review/${reference}/resolve`,
      body: { action: 'refund', reason: 'Paid twice' },
    })
    expect(answer.status).toBe(200)
    expect(await till.shop.sql('select from refunds where reference = $1', [reference])).toHaveLength(1)
  })
})
