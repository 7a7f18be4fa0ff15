import type { Parts } from '../parts.ts'
import { isPaid } from '../payment/pay.ts'
import { heldBy } from '../refunds/standing.ts'
import { isOpen, resolutions } from '../state/dispute.ts'
import { isRecord } from '../state/json.ts'
import { integer, issuesOf, matching, oneOf } from './read-input.ts'
import { conflict, made, missing, ok, type Reply, wrongInput } from './reply.ts'
import { disputeShape } from './shapes.ts'

const openChecks = { reference: matching(/./, 'the reference of a transaction'), amount: integer(1) }
const resolveChecks = { resolution: oneOf(resolutions) }

/** `POST /sandbox/disputes`: a bank claims a payment back, without an `amount` all that refunds left of it. */
export const disputeTransaction =
  ({ store, refunds, disputes }: Parts) =>
  (body: unknown): Reply => {
    const issues = issuesOf(body, openChecks, ['reference'])
    if (issues.length > 0 || !isRecord(body)) return wrongInput(issues)
    const transaction = store.transactionByReference(String(body.reference))
    if (transaction === undefined) return missing('transaction of this reference')
    if (!isPaid(transaction)) return conflict('This transaction is not paid')
    if (disputes.of(transaction).some(isOpen)) return conflict('This transaction has an open dispute')
    const left = transaction.amount - heldBy(refunds.of(transaction))
    const amount = typeof body.amount === 'number' ? body.amount : left
    if (amount > transaction.amount) return conflict('A dispute is of the paid amount at most')
    if (amount <= 0) return conflict('Refunds have left nothing of this transaction; name an amount')
    return made(disputeShape(disputes.open(transaction, amount), transaction.reference))
  }

/** `POST /sandbox/disputes/:id/resolve`: the bank decides, or the time to answer is over. */
export const decideDispute =
  ({ store, disputes }: Parts) =>
  (id: string, body: unknown): Reply => {
    const dispute = store.disputes.byId(Number(id))
    if (dispute === undefined) return missing('dispute of this id')
    const issues = issuesOf(body, resolveChecks, ['resolution'])
    const resolution = resolutions.find((each) => isRecord(body) && each === body.resolution)
    if (issues.length > 0 || resolution === undefined) return wrongInput(issues)
    if (!isOpen(dispute)) return conflict('This dispute is resolved')
    const resolved = disputes.resolve(dispute, resolution, 'bank', `The bank says: ${resolution}`)
    return ok(disputeShape(resolved, disputes.transactionOf(resolved).reference))
  }
