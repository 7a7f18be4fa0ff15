import type { Parts } from '../../parts.ts'
import { isRecord } from '../../state/json.ts'
import { done } from '../answer.ts'
import { missingIn, refundAmountIn, whileOpen } from './find.ts'
import { disputeRefusals } from './refusals.ts'
import { evidenceShape, resolvedShape, updatedShape } from './shapes.ts'

const record = (body: unknown): Readonly<Record<string, unknown>> => (isRecord(body) ? body : {})
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** `PUT /dispute/:id`: another amount to give back. */
export const updateDispute = (parts: Parts) =>
  whileOpen(parts, (dispute, transaction, { body }) => {
    const sent = record(body)
    const amount = refundAmountIn(sent.refund_amount, transaction)
    if (amount === null) return disputeRefusals.required('refund_amount')
    if (typeof amount !== 'number') return amount
    const attachment = textOrNull(sent.uploaded_filename)
    const changed = parts.disputes.change(dispute, {
      refundAmount: amount,
      ...(attachment === null ? {} : { attachment }),
    })
    const customer = parts.store.customerById(transaction.customerId)
    return done('Dispute updated successfully', updatedShape(changed, transaction, customer))
  })

/** `POST /dispute/:id/evidence`. It stops no clock: until it is resolved as declined, nobody has answered. */
export const addEvidence = (parts: Parts) =>
  whileOpen(parts, (dispute, _transaction, { body }) => {
    const sent = record(body)
    const missing = missingIn(sent, ['customer_email', 'customer_name', 'customer_phone', 'service_details'])
    if (missing !== null) return disputeRefusals.required(missing)
    const changed = parts.disputes.change(dispute, {
      evidence: {
        email: String(sent.customer_email),
        name: String(sent.customer_name),
        phone: String(sent.customer_phone),
        serviceDetails: String(sent.service_details),
        deliveryAddress: textOrNull(sent.delivery_address),
        deliveryDate: textOrNull(sent.delivery_date),
      },
    })
    return changed.evidence === null
      ? disputeRefusals.notFound
      : done('Evidence created', evidenceShape(changed, changed.evidence))
  })

/** `PUT /dispute/:id/resolve`: the merchant gives in, and the money goes; or declines, and the bank decides later. */
export const resolveDispute = (parts: Parts) =>
  whileOpen(parts, (dispute, transaction, { body }) => {
    const sent = record(body)
    const missing = missingIn(sent, ['resolution', 'message', 'refund_amount', 'uploaded_filename'])
    if (missing !== null) return disputeRefusals.required(missing)
    const amount = refundAmountIn(sent.refund_amount, transaction)
    if (typeof amount !== 'number') return amount ?? disputeRefusals.amountInvalid
    const { resolution } = sent
    if (resolution !== 'merchant-accepted' && resolution !== 'declined') return disputeRefusals.resolutionInvalid
    const accepts = resolution === 'merchant-accepted'
    const changed = parts.disputes.change(dispute, {
      attachment: String(sent.uploaded_filename),
      ...(accepts ? { refundAmount: amount } : {}),
    })
    const answered = accepts
      ? parts.disputes.resolve(changed, resolution, 'merchant', String(sent.message))
      : parts.disputes.contest(changed, String(sent.message))
    return done('Dispute successfully resolved', resolvedShape(answered, parts.disputes.transactionOf(answered)))
  })
