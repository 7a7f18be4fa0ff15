import type { Parts } from '../parts.ts'
import { type Answer, done, refusals } from './answer.ts'
import type { ApiCall } from './api-call.ts'
import { fetchedShape, verifiedShape } from './shapes.ts'

/** `GET /transaction/verify/:reference`: 200 whatever became of the payment; `data.status` tells. */
export const verify =
  ({ store }: Parts) =>
  ({ key, params }: ApiCall): Answer => {
    const transaction = store.transactionByReference(params.reference ?? '', key)
    if (transaction === undefined) return refusals.referenceNotFound
    return done('Verification successful', verifiedShape(transaction, store.customerById(transaction.customerId)))
  }

/** `GET /transaction/:id`, by Paystack's own number. */
export const fetchTransaction =
  ({ store }: Parts) =>
  ({ key, params }: ApiCall): Answer => {
    if (!/^\d+$/.test(params.id ?? '')) return refusals.idNotNumeric
    const transaction = store.transactionById(Number(params.id))
    if (transaction?.key !== key) return refusals.transactionNotFound
    return done('Transaction retrieved', fetchedShape(transaction, store.customerById(transaction.customerId)))
  }
