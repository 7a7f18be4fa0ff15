import type { Parts } from '../../parts.ts'
import { isRecord } from '../../state/json.ts'
import { type Answer, done } from '../answer.ts'
import type { ApiCall } from '../api-call.ts'
import { refundRefusals } from './refusals.ts'
import { retriedShape } from './shapes.ts'

/** `POST /refund/retry_with_customer_details/:id`: the money is sent to an account of the payer's. */
export const retryRefund =
  ({ store, refunds }: Parts) =>
  ({ key, params, body }: ApiCall): Answer => {
    const refund = store.refunds.byId(Number(params.id))
    if (refund?.key !== key) return refundRefusals.notFound
    if (refund.status !== 'needs-attention') return refundRefusals.noAttentionNeeded
    const details = isRecord(body) ? body.refund_account_details : undefined
    if (!isAccount(details)) return refundRefusals.accountRequired
    if (details.currency !== refund.currency) return refundRefusals.currencyMismatch
    return done('Refund retried and has been queued for processing', retriedShape(refunds.retry(refund)))
  }

const isAccount = (details: unknown): details is Readonly<Record<string, unknown>> =>
  isRecord(details) && ['currency', 'account_number', 'bank_id'].every((name) => Boolean(details[name]))
