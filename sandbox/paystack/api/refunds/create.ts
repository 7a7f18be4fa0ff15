import type { Parts } from '../../parts.ts'
import { askRefund } from '../../refunds/ask.ts'
import { isRecord } from '../../state/json.ts'
import type { Store } from '../../state/store.ts'
import type { Transaction } from '../../state/transaction.ts'
import { type Answer, done } from '../answer.ts'
import type { ApiCall } from '../api-call.ts'
import { refundRefusals } from './refusals.ts'
import { createdShape } from './shapes.ts'

/** `POST /refund`: money goes back, later. Asked twice it goes twice: Paystack has no key against that. */
export const createRefund =
  ({ store, refunds }: Parts) =>
  ({ key, body }: ApiCall): Answer => {
    const named = isRecord(body) ? body.transaction : undefined
    if (named === undefined || named === null || named === '') return refundRefusals.transactionRequired
    const asked = askRefund(refunds, transactionNamed(store, String(named), key), body)
    if ('refusal' in asked) return asked.refusal
    const refund = refunds.begin(asked.order)
    return done('Refund has been queued for processing', createdShape(refund, asked.order.transaction))
  }

/** By reference or by Paystack's number. */
const transactionNamed = (store: Store, named: string, key: string): Transaction | undefined => {
  const byReference = store.transactionByReference(named, key)
  if (byReference !== undefined || !/^\d+$/.test(named)) return byReference
  const byId = store.transactionById(Number(named))
  return byId?.key === key ? byId : undefined
}
