import { randomUUID } from 'node:crypto'
import { ask } from '../../support/http.ts'
import { nobodysId } from '../../support/nobody.ts'
import { chargeSuccess, eventually, type Started, type Till } from '../payment/till.ts'
import { given } from '../support/delivered.ts'
import { buyer } from '../support/people.ts'
import type { Acts, AtWork } from './at-work.ts'

const soldIn = async (till: Till): Promise<Started & Readonly<{ saleId: string }>> => {
  const started = await till.start()
  await till.pay(started.reference)
  return { ...started, saleId: (await till.verify(started)).json.saleId }
}

/** Somebody pays for what they were given meanwhile. */
export const paidTwice = async (till: Till): Promise<Started> => {
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

const disputedIn = async (till: Till): Promise<string> => {
  const { reference } = await soldIn(till)
  const claim = await ask(till.sandbox.url, '/sandbox/disputes', { method: 'POST', body: { reference } })
  const data = { id: claim.json.id, transaction: { reference } }
  await till.webhook(JSON.stringify({ event: 'charge.dispute.create', data }))
  const [dispute] = await eventually(
    () => till.shop.sql<{ id: string }>('select id from disputes where reference = $1', [reference]),
    ({ length }) => length > 0,
  )
  return dispute?.id ?? ''
}

const papered = async (till: Till, saleId: string): Promise<string> => {
  await eventually(
    () => till.shop.sql('select from receipts where sale_id = $1', [saleId]),
    ({ length }) => length > 0,
  )
  return saleId
}

const processedNotice = async (till: Till): Promise<string> => {
  const { reference } = await soldIn(till)
  await till.webhook(chargeSuccess(reference))
  const [notice] = await eventually(
    () =>
      till.shop.sql<{ id: string }>(`select id from webhook_events where reference = $1 and status = 'processed'`, [
        reference,
      ]),
    ({ length }) => length > 0,
  )
  return notice?.id ?? ''
}

/** What operators do about money, once it was paid. */
export const actsOfSales = ({ till }: AtWork): Acts => ({
  refundSale: async () => {
    const path = `/sales/${(await soldIn(till)).saleId}/refunds`
    return { done: { path, body: { reason: 'r' } }, refused: { path, body: { reason: 'again' } } }
  },
  reassignSale: async () => {
    const path = `/sales/${await papered(till, (await soldIn(till)).saleId)}/reassign`
    const { email } = await buyer(till.shop)
    const stranger = { email: 'nobody@nowhere.example', reason: 'r' }
    return { done: { path, body: { email, reason: 'r' } }, refused: { path, body: stranger } }
  },
  resendReceipt: async () => ({
    done: { path: `/sales/${await papered(till, (await soldIn(till)).saleId)}/resend` },
    refused: { path: `/sales/${nobodysId}/resend` },
  }),
  acceptDispute: async () => {
    const path = `/disputes/${await disputedIn(till)}/accept`
    return { done: { path }, refused: { path } }
  },
  contestDispute: async () => ({
    done: { path: `/disputes/${await disputedIn(till)}/evidence`, body: { note: 'n' } },
    refused: { path: `/disputes/${nobodysId}/evidence`, body: {} },
  }),
  adminReconcile: async () => ({ done: { path: '/payments/reconcile' }, refused: null }),
  adminResolveReview: async () => {
    const path = `/payments/review/${(await paidTwice(till)).reference}/resolve`
    const body = { action: 'dismiss', reason: 'r' }
    return { done: { path, body }, refused: { path, body } }
  },
  adminReplayWebhook: async () => ({
    done: { path: `/webhooks/${await processedNotice(till)}/replay` },
    refused: { path: `/webhooks/${nobodysId}/replay` },
  }),
})

/** What operators do about coupons. */
export const actsOfCoupons = ({ asked }: AtWork): Acts => {
  const coupon = async (): Promise<string> =>
    (await asked('post', { path: '/coupons', body: { code: `C-${randomUUID()}`, percentOff: 10 } })).json.id
  return {
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
}
