import type { Parts } from '../parts.ts'
import { askRefund } from '../refunds/ask.ts'
import { isRecord } from '../state/json.ts'
import { integer, issuesOf, matching } from './read-input.ts'
import { conflict, made, missing, type Reply, wrongInput } from './reply.ts'
import { refundShape } from './shapes.ts'

const checks = { reference: matching(/./, 'the reference of a transaction'), amount: integer(1) }

/** `POST /sandbox/refunds`: a refund that the merchant makes in Paystack's dashboard, behind the shop's back. */
export const refundTransaction =
  (parts: Parts) =>
  (body: unknown): Reply => {
    const issues = issuesOf(body, checks, ['reference'])
    if (issues.length > 0 || !isRecord(body)) return wrongInput(issues)
    const transaction = parts.store.transactionByReference(String(body.reference))
    if (transaction === undefined) return missing('transaction of this reference')
    const asked = askRefund(parts.refunds, transaction, { amount: body.amount })
    if ('refusal' in asked) return conflict(messageOf(asked.refusal.body))
    return made(refundShape(parts.refunds.begin(asked.order), transaction.reference))
  }

const messageOf = (body: unknown): string => (isRecord(body) ? String(body.message) : '')
