import type { Parts } from '../../parts.ts'
import type { Dispute } from '../../state/dispute.ts'
import { type Answer, done } from '../answer.ts'
import type { ApiCall } from '../api-call.ts'
import { readPaging, textIn, wasMadeWithin } from '../list-query.ts'
import { pageByOffset } from '../page.ts'
import { aboutDispute } from './find.ts'
import { disputeRefusals } from './refusals.ts'
import { disputeOfTransactionShape, fetchedDisputeShape, listedDisputeShape } from './shapes.ts'

/** `GET /dispute`: the newest first. `transaction` means its number. */
export const listDisputes =
  ({ store, disputes }: Parts) =>
  ({ key, query }: ApiCall): Answer => {
    const [status, transaction] = [query.status, query.transaction].map(textIn)
    const isWithin = wasMadeWithin(query)
    const isMeant = (each: Dispute) =>
      each.key === key &&
      (status == null || each.status === status) &&
      (transaction == null || String(each.transactionId) === transaction) &&
      isWithin(each)
    const { items, meta } = pageByOffset(store.disputes.all().filter(isMeant).reverse(), readPaging(query))
    const data = items.map((each) => {
      const disputed = disputes.transactionOf(each)
      return listedDisputeShape(each, disputed, store.customerById(disputed.customerId))
    })
    return done('Disputes retrieved', data, { meta })
  }

/** `GET /dispute/:id`. */
export const fetchDispute = (parts: Parts) =>
  aboutDispute(parts, (dispute, transaction) =>
    done(
      'Dispute retrieved',
      fetchedDisputeShape(dispute, transaction, parts.store.customerById(transaction.customerId)),
    ),
  )

/** `GET /dispute/transaction/:id`: called a list, and one object in Paystack's sample. The newest, then. */
export const fetchDisputeOfTransaction =
  ({ store, disputes }: Parts) =>
  ({ key, params }: ApiCall): Answer => {
    const transaction = store.transactionById(Number(params.id))
    const dispute = transaction?.key === key ? disputes.of(transaction).at(-1) : undefined
    if (transaction === undefined || dispute === undefined) return disputeRefusals.notFound
    return done('Dispute retrieved successfully', disputeOfTransactionShape(dispute, transaction))
  }
