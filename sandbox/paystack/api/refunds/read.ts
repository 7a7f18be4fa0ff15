import type { Parts } from '../../parts.ts'
import { type Answer, done } from '../answer.ts'
import type { ApiCall } from '../api-call.ts'
import { readPaging, textIn, wasMadeWithin } from '../list-query.ts'
import { pageByOffset } from '../page.ts'
import { refundRefusals } from './refusals.ts'
import { fetchedRefundShape, listedRefundShape } from './shapes.ts'

/** `GET /refund`: the newest first. `transaction` means its number; for a reference nothing is found, as at Paystack. */
export const listRefunds =
  ({ store }: Parts) =>
  ({ key, query }: ApiCall): Answer => {
    const [transaction, currency] = [query.transaction, query.currency].map(textIn)
    const isWithin = wasMadeWithin(query)
    const found = store.refunds
      .all()
      .filter(
        (each) =>
          each.key === key &&
          (transaction == null || String(each.transactionId) === transaction) &&
          (currency == null || each.currency === currency) &&
          isWithin(each),
      )
      .reverse()
    const { items, meta } = pageByOffset(found, readPaging(query))
    return done('Refunds retrieved', items.map(listedRefundShape), { meta })
  }

/** `GET /refund/:id`. */
export const fetchRefund =
  ({ store }: Parts) =>
  ({ key, params }: ApiCall): Answer => {
    const refund = store.refunds.byId(Number(params.id))
    return refund?.key === key ? done('Refund retrieved', fetchedRefundShape(refund)) : refundRefusals.notFound
  }
