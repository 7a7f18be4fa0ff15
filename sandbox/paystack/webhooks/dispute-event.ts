import { disputedTransactionShape, disputeFacts, historyShape, messagesShape } from '../api/disputes/shapes.ts'
import { internationalCustomer, paystackTime } from '../api/shapes.ts'
import type { Customer } from '../state/customer.ts'
import type { Dispute } from '../state/dispute.ts'
import type { Json } from '../state/json.ts'
import type { Transaction } from '../state/transaction.ts'

/** An event of a dispute. Unlike the API, events call the times `created_at` and `updated_at`. */
export const disputeEvent = (
  happened: 'create' | 'remind' | 'resolve',
  dispute: Dispute,
  transaction: Transaction,
  customer: Customer,
): { readonly event: string; readonly data: Json } => ({
  event: `charge.dispute.${happened}`,
  data: {
    ...disputeFacts(dispute, transaction),
    attachments: dispute.attachment,
    transaction: {
      ...disputedTransactionShape(transaction),
      requested_amount: transaction.requestedAmount,
      pos_transaction_data: null,
    },
    customer: internationalCustomer(customer),
    history: historyShape(dispute),
    messages: messagesShape(dispute),
    created_at: paystackTime(dispute.createdAt),
    updated_at: paystackTime(dispute.updatedAt),
  },
})
